import { recodingContract } from '#testing/contracts/recoding.contract.js';
import { couchesUnderTest } from '#testing/couch-under-test.js';

for (const couch of couchesUnderTest()) recodingContract(couch);
