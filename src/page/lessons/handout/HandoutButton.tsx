import { type ComponentProps, useEffect, useState } from 'react';
import type { Lesson } from '../../../lessons/lesson.ts';
import { Button, IconButton } from '../../../ui/Button.tsx';
import { PrintIcon } from '../../../ui/icons.tsx';
import { later } from '../../../ui/later.tsx';
import { missing } from '../../../ui/missing.tsx';
import { useWords } from '../speech.ts';

const Handout = later<ComponentProps<typeof import('./Handout.tsx').default>>(() => import('./Handout.tsx'), missing('The handout'));

/** Handout that is open, and whether it asks for the printer by itself. */
type Open = { readonly printsAtOnce: boolean } | null;

/** Opens the handout of a lesson. In a list it is a picture; where its lesson is open, Ctrl P prints the handout. */
export const HandoutButton = ({ lesson, inList = false }: { lesson: Lesson; inList?: boolean }) => {
  const { handout } = useWords();
  const [open, setOpen] = useState<Open>(null);
  useEffect(() => {
    if (inList) return;
    const press = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'p' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
      event.preventDefault();
      setOpen({ printsAtOnce: true });
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [inList]);
  const show = (): void => setOpen({ printsAtOnce: false });
  return (
    <>
      {inList ? (
        <IconButton kind="quiet" className="lesson-print" label={handout.of(lesson.title)} icon={<PrintIcon />} onClick={show} />
      ) : (
        <Button className="lesson-print" shortcut="Ctrl P" title={handout.allSteps} onClick={show}>
          {handout.handout}
        </Button>
      )}
      {open && <Handout lesson={lesson} printsAtOnce={open.printsAtOnce} close={() => setOpen(null)} />}
    </>
  );
};
