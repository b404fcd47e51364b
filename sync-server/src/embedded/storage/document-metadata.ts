// A document's revision tree as PouchDB stores it, and the questions the protocol asks of it. Pure.

export type RevisionNode = [
  hash: string,
  state: { status: 'available' | 'missing'; deleted?: boolean },
  children: RevisionNode[],
];

export interface RevisionRoot {
  pos: number;
  ids: RevisionNode;
}

export interface DocumentMetadata {
  id: string;
  rev_tree: RevisionRoot[];
  /** Sequence under which each stored revision's body is kept. */
  rev_map: Record<string, number>;
  winningRev: string;
  deleted: boolean;
  /** Sequence of the document's latest change. */
  seq: number;
}

export interface Leaf {
  rev: string;
  generation: number;
  deleted: boolean;
}

interface Step {
  generation: number;
  hash: string;
  state: RevisionNode[1];
}

export const generationOf = (rev: string): number => Number.parseInt(rev, 10);

export const hashOf = (rev: string): string => rev.slice(rev.indexOf('-') + 1);

interface Path {
  /** Root first; the last one is the leaf. */
  steps: Step[];
  leaf: Step;
}

/** Each path from a root to a leaf. Iterative: a tree may be a thousand revisions deep. */
function pathsOf(metadata: DocumentMetadata): Path[] {
  const paths: Path[] = [];
  const pending = metadata.rev_tree.map(({ ids, pos }) => ({
    node: ids,
    generation: pos,
    steps: [] as Step[],
  }));
  for (let next = pending.pop(); next; next = pending.pop()) {
    const [hash, state, children] = next.node;
    const { generation, steps } = next;
    const step = { generation, hash, state };
    steps.push(step);
    if (children.length === 0) paths.push({ steps, leaf: step });
    children.forEach((node, index) => {
      // A straight line shares one list: copying at each step would make long histories quadratic.
      const own = index === children.length - 1 ? steps : steps.slice();
      pending.push({ node, generation: generation + 1, steps: own });
    });
  }
  return paths;
}

const revOf = (step: Step): string => `${step.generation}-${step.hash}`;

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** CouchDB's order: living before deleted, then the longer history, then the greater hash. The first one wins. */
const winnerFirst = (a: Leaf, b: Leaf): number =>
  Number(a.deleted) - Number(b.deleted) ||
  b.generation - a.generation ||
  compareText(hashOf(b.rev), hashOf(a.rev));

export function leavesOf(metadata: DocumentMetadata): Leaf[] {
  const root = metadata.rev_tree[0];
  if (metadata.rev_tree.length === 1 && root && root.ids[2].length === 0) {
    return [{ rev: metadata.winningRev, generation: root.pos, deleted: metadata.deleted }];
  }
  return pathsOf(metadata)
    .map(({ leaf }) => ({
      rev: revOf(leaf),
      generation: leaf.generation,
      deleted: leaf.state.deleted === true,
    }))
    .sort(winnerFirst);
}

export function conflictsOf(metadata: DocumentMetadata): { living: string[]; deleted: string[] } {
  const losers = leavesOf(metadata).filter((leaf) => leaf.rev !== metadata.winningRev);
  return {
    living: losers.filter((leaf) => !leaf.deleted).map((leaf) => leaf.rev),
    deleted: losers.filter((leaf) => leaf.deleted).map((leaf) => leaf.rev),
  };
}

export interface Ancestor {
  rev: string;
  status: 'available' | 'deleted' | 'missing';
}

/** The revision and its ancestors, newest first; undefined when the tree does not know it. */
export function historyOf(metadata: DocumentMetadata, rev: string): Ancestor[] | undefined {
  for (const { steps } of pathsOf(metadata)) {
    const index = steps.findIndex((step) => revOf(step) === rev);
    if (index >= 0) {
      return steps
        .slice(0, index + 1)
        .reverse()
        .map((step) => ({ rev: revOf(step), status: statusOf(metadata, step) }));
    }
  }
  return undefined;
}

function statusOf(metadata: DocumentMetadata, step: Step): Ancestor['status'] {
  if (metadata.rev_map[revOf(step)] === undefined) return 'missing';
  return step.state.deleted ? 'deleted' : 'available';
}

/** The leaves that grew out of a revision (itself, when it is one), in the order of their hashes. */
export function latestOf(metadata: DocumentMetadata, rev: string): string[] {
  return pathsOf(metadata)
    .filter(({ steps }) => steps.some((step) => revOf(step) === rev))
    .map(({ leaf }) => revOf(leaf))
    .sort(compareText);
}

export interface RevisionDifference {
  missing: string[];
  possible_ancestors?: string[];
}

/** Which of the offered revisions are unknown here, and which leaves they may descend from. */
export function differenceTo(
  metadata: DocumentMetadata | undefined,
  offered: string[],
): RevisionDifference | undefined {
  if (!metadata) return offered.length > 0 ? { missing: offered } : undefined;
  const known = new Set(pathsOf(metadata).flatMap(({ steps }) => steps.map(revOf)));
  const missing = offered.filter((rev) => !known.has(rev));
  if (missing.length === 0) return undefined;
  const newest = Math.max(...missing.map(generationOf));
  const ancestors = leavesOf(metadata).filter((leaf) => leaf.generation < newest);
  return ancestors.length > 0
    ? { missing, possible_ancestors: ancestors.map((leaf) => leaf.rev) }
    : { missing };
}

/** Bodies that no leaf needs any more: marks them missing and returns the sequences they are kept under. */
export function dropInnerRevisions(metadata: DocumentMetadata): number[] {
  const dropped: number[] = [];
  const pending = metadata.rev_tree.map((root) => ({ node: root.ids, generation: root.pos }));
  for (let next = pending.pop(); next; next = pending.pop()) {
    const [hash, state, children] = next.node;
    const rev = `${next.generation}-${hash}`;
    const sequence = metadata.rev_map[rev];
    if (children.length > 0 && sequence !== undefined) {
      state.status = 'missing';
      delete metadata.rev_map[rev];
      dropped.push(sequence);
    }
    for (const node of children) pending.push({ node, generation: next.generation + 1 });
  }
  return dropped;
}
