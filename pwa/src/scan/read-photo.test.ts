import { err, ok, type Result } from '@tram/shared-schema/result.js';
import { describe, expect, test, vi } from 'vitest';
import type { DecodeFailure, Sighting } from './code-reader.js';
import { readPhoto, type OpenPicture } from './read-photo.js';

const PHOTO = new Blob(['photo']);

function album(answers: Result<Sighting, DecodeFailure>[], openPicture?: OpenPicture) {
  const reader = {
    budget: { viewsPerFrame: 2, pixelsPerView: 1e6 } as const,
    decode: vi.fn(() => Promise.resolve(answers.shift() ?? err({ kind: 'no-code-reader' as const }))),
    dispose: vi.fn(),
  };
  const picture = { width: 3000, height: 2000, close: vi.fn() };
  const open = vi.fn(openPicture ?? (() => Promise.resolve(ok(picture))));
  return { reader, open, ports: { openPicture: open, openReader: () => Promise.resolve(ok(reader)) } };
}

describe('a photo from the gallery', () => {
  test('gives the text of the card in it', async () => {
    const { ports, reader } = album([ok({ texts: ['card A'], damaged: false })]);
    expect(await readPhoto(PHOTO, ports)).toEqual(ok(['card A']));
    expect(reader.dispose).toHaveBeenCalledOnce();
  });

  test('without a code, or with one too worn, is told apart', async () => {
    expect(await readPhoto(PHOTO, album([ok({ texts: [], damaged: false })]).ports)).toEqual(
      err({ kind: 'no-code-in-picture' }),
    );
    expect(await readPhoto(PHOTO, album([ok({ texts: [], damaged: true })]).ports)).toEqual(
      err({ kind: 'code-unreadable' }),
    );
  });

  test('that is no picture is named', async () => {
    const { ports, reader } = album([], () => Promise.resolve(err({ kind: 'not-a-picture' })));
    expect(await readPhoto(PHOTO, ports)).toEqual(err({ kind: 'not-a-picture' }));
    expect(reader.dispose).toHaveBeenCalledOnce();
  });

  test('is opened again for the next reader when one breaks over it', async () => {
    const { ports, open } = album([err({ kind: 'frame-lost' }), ok({ texts: ['card A'], damaged: false })]);
    expect(await readPhoto(PHOTO, ports)).toEqual(ok(['card A']));
    expect(open).toHaveBeenCalledTimes(2);
  });

  test('cannot be read where no reader is left', async () => {
    expect(await readPhoto(PHOTO, album([]).ports)).toEqual(err({ kind: 'no-code-reader' }));
  });
});
