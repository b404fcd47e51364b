// A table of vaccines as it goes on paper: it says that it holds personal data.

import { PaperSheet } from '#ui/PaperSheet.js';
import { t } from '#text/text.js';
import type { Paper } from '../session-paper.js';

export interface PaperPageProps {
  title: string;
  /** From where, of how many, of which day. */
  about: string;
  /** Names are on it: it is locked away after use. */
  isPersonal: boolean;
  papers: readonly (Paper & { readonly caption?: string })[];
  print: () => void;
  onBack: () => void;
}

export function PaperPage({ title, about, isPersonal, papers, print, onBack }: PaperPageProps) {
  return (
    <PaperSheet
      title={title}
      about={
        <>
          <p>{about}</p>
          {isPersonal && <p>{t('vaccination.printNotice')}</p>}
        </>
      }
      tables={papers}
      label={title}
      printLabel={t('vaccination.print')}
      onPrint={print}
      onBack={onBack}
    />
  );
}
