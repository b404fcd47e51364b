// On the embedded store always, on CouchDB when COUCHDB_URL is set, and then between the two as well.

import { followerContract } from '#testing/contracts/follower.contract.js';
import { couchesUnderTest } from '#testing/couch-under-test.js';

const [embedded, couchDb] = couchesUnderTest();
if (embedded) followerContract(embedded, embedded);
if (couchDb) followerContract(couchDb, couchDb);
if (embedded && couchDb) followerContract(embedded, couchDb);
