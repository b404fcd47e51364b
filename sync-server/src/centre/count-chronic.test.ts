import { chronicCountsContract } from '#testing/contracts/chronic-counts.contract.js';
import { couchesUnderTest } from '#testing/couch-under-test.js';

for (const couch of couchesUnderTest()) chronicCountsContract(couch);
