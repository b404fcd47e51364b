import { couchesUnderTest } from '#testing/couch-under-test.js';
import { undoRecodingContract } from '#testing/contracts/undo-recoding.contract.js';

for (const couch of couchesUnderTest()) undoRecodingContract(couch);
