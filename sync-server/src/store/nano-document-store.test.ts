import { convergingEditsContract } from '#testing/contracts/converging-edits.contract.js';
import { documentStoreContract } from '#testing/contracts/document-store.contract.js';
import { stationChangesContract } from '#testing/contracts/station-changes.contract.js';
import { stationHistoryContract } from '#testing/contracts/station-history.contract.js';
import { openStoreUnderTest } from '#testing/couch-store-under-test.js';
import { couchesUnderTest } from '#testing/couch-under-test.js';

for (const couch of couchesUnderTest()) {
  documentStoreContract(couch.name, () => openStoreUnderTest(couch));
  stationChangesContract(couch.name, () => openStoreUnderTest(couch));
  stationHistoryContract(couch.name, () => openStoreUnderTest(couch));
  convergingEditsContract(couch.name, () => openStoreUnderTest(couch));
}
