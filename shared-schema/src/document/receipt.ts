// When the server took a document in, and from whom. The two belong together: of two receipts (the server lost the
// document in between and was brought it again) the later one stands whole.

import { canonicalJson } from './canonical-json.js';
import type { Envelope } from './envelope.js';

export type Receipt = Pick<Envelope, 'receivedAt' | 'receivedBy'>;

const receiptOf = ({ receivedAt, receivedBy }: Envelope): Receipt => ({
  ...(receivedAt !== undefined && { receivedAt }),
  ...(receivedBy !== undefined && { receivedBy }),
});

/** Of the same moment, every copy must pick the same. */
export function laterReceipt(a: Envelope, b: Envelope): Receipt {
  const [ofA, ofB] = [receiptOf(a), receiptOf(b)];
  const [atA, atB] = [ofA.receivedAt ?? '', ofB.receivedAt ?? ''];
  if (atA !== atB) return atA > atB ? ofA : ofB;
  return canonicalJson(ofA) >= canonicalJson(ofB) ? ofA : ofB;
}
