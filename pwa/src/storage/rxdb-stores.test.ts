import { RXDB_STORES } from '#testing/contracts/rxdb-store.js';
import { comparisonJournalContract } from '#testing/contracts/comparison-journal.contract.js';
import { syncJournalContract } from '#testing/contracts/sync-journal.contract.js';
import { tabletDocumentsContract } from '#testing/contracts/tablet-documents.contract.js';

for (const store of RXDB_STORES) {
  tabletDocumentsContract(store);
  syncJournalContract(store);
  comparisonJournalContract(store);
}
