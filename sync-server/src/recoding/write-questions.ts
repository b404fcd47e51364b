// Questions of a run as documents the tablets pull, and taken back where the run is undone.

import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import { epochMsOf, instantAt } from '@tram/shared-schema/document/instant.js';
import type { UnitQuestion } from '@tram/shared-schema/reference/unit-question.js';
import { serverAuthor } from '#admin/server-author.js';
import type { Deps } from '#deps.js';
import type { PlannedQuestion, RecodingRun } from './recoding-store.js';

function questionOf(
  run: RecodingRun,
  { questionId, group, personIds }: PlannedQuestion,
): readonly UnitQuestion[] {
  const asked = run.groups[group];
  const { startedAt, editor } = run;
  if (!asked || startedAt === undefined || editor === undefined) return [];
  const { from, basis, to, proposedCode } = asked;
  return [
    {
      _id: questionId,
      type: 'unit-question',
      schemaVersion: 1,
      stationId: run.stationId,
      createdAt: startedAt,
      createdBy: serverAuthor(editor),
      // The day of the run, not of the writing: writing it again changes nothing.
      updatedAt: startedAt,
      from,
      basis,
      choices: to,
      personIds,
      ...(proposedCode !== undefined && { proposedCode }),
    },
  ];
}

export async function writeQuestions(
  { documents }: Pick<Deps, 'documents'>,
  run: RecodingRun,
  questions: readonly PlannedQuestion[],
): Promise<void> {
  if (questions.length === 0) return;
  await documents.writeDocuments(
    run.stationId,
    questions.flatMap((question) => questionOf(run, question)),
  );
}

export async function withdrawQuestions(
  { documents, clock }: Pick<Deps, 'documents' | 'clock'>,
  { stationId }: RecodingRun,
  questions: readonly PlannedQuestion[],
): Promise<void> {
  await documents.reviseDocuments(
    stationId,
    questions.map(({ questionId }) => ({
      id: questionId,
      probablyNew: false,
      decide(stored: TramDocument | undefined) {
        // Never written where the run was cut off before it.
        if (stored?.type !== 'unit-question' || stored.withdrawn) return { outcome: undefined };
        const updatedAt = instantAt(Math.max(clock.nowMs(), epochMsOf(stored.updatedAt) + 1));
        return { write: { ...stored, withdrawn: true, updatedAt }, outcome: undefined };
      },
    })),
  );
}
