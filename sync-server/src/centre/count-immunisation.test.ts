import { immunisationCountsContract } from '#testing/contracts/immunisation-counts.contract.js';
import { couchesUnderTest } from '#testing/couch-under-test.js';

for (const couch of couchesUnderTest()) immunisationCountsContract(couch);
