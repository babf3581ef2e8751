import { Children, type ReactNode, useEffect, useMemo, useState } from 'react';
import { isScene, OWN_VIEW, type Scene } from '../lessons/scene.ts';
import { Button } from '../ui/Button.tsx';
import { later } from '../ui/later.tsx';
import { Popover } from '../ui/Popover.tsx';
import { Term } from '../ui/Term.tsx';
import { getStore, useStore } from '../ui/useStore.ts';
import { Unchanged } from './Status.tsx';
import { termsIn } from './termsIn.ts';

interface PanelHeadProps {
  /** Its id. */
  readonly panel: string;
  /** It has nothing to show before the first change. */
  readonly unchanged?: boolean;
  /** The sentence on what to look for. */
  readonly children: ReactNode;
}

/** Opens a scene: one undo step, and the panel as the scene sets it up. */
const open = (scene: Scene): void => {
  const { title, scenario, panel } = scene;
  getStore().open({ ...scenario, title, view: { ...OWN_VIEW, ...scenario.view, panel } }, { saved: false });
};

/** Loaded with the first scene; a panel does without. */
const PartOf = later<{ scene: string }>(
  () => import('./PartOf.tsx'),
  () => null,
);

/** Text whose percent signs stay with their numbers. */
const unbroken = (text: string): string => text.replaceAll(' %', '\u00a0%');

/** A sentence whose terms say what they mean. */
const WithTerms = ({ text }: { text: string }) =>
  termsIn(text).map((piece) =>
    typeof piece === 'string' ? (
      piece
    ) : (
      <Term key={piece.term} term={piece.term}>
        {piece.text}
      </Term>
    ),
  );

/** The top of a panel: the sentence on what to look for, and scenes where it is plain to see. */
export const PanelHead = ({ panel, unchanged = false, children }: PanelHeadProps) => {
  const [scenes, setScenes] = useState<readonly Scene[]>([]);
  useEffect(() => {
    let gone = false;
    import('../lessons/scenes.ts').then(
      ({ scenesOf }) => {
        if (!gone) setScenes(scenesOf(panel));
      },
      // Without its scenes a panel still works.
      () => {},
    );
    return () => {
      gone = true;
    };
  }, [panel]);
  const scenario = useStore((state) => state.scenario);
  const lesson = useStore((state) => state.lesson?.lesson ?? null);
  const named = scenes.find(({ title }) => title === scenario.title);
  // The deck of scenes says the sentence itself.
  const scene = lesson === 'scenes' ? undefined : named;
  const untouched = useMemo(() => scene !== undefined && isScene(scene, scenario), [scene, scenario]);
  if (!children && scenes.length === 0) return null;
  return (
    <div className="panel-head">
      {unchanged ? (
        <Unchanged />
      ) : (
        // biome-ignore lint/a11y/useSemanticElements: the meanings of its terms are paragraphs themselves
        <div className="panel-look" data-scene={scene?.id} role="paragraph">
          {scene && !untouched && <b>As set up: </b>}
          {Children.map(scene ? unbroken(scene.look) : children, (part) => (typeof part === 'string' ? <WithTerms text={part} /> : part))}
          {scene && lesson === null && (
            <>
              {' '}
              <PartOf scene={scene.id} />
            </>
          )}
        </div>
      )}
      {scenes.length > 0 && (
        <Popover label="Show me" kind="plain" side="above" className="panel-scenes">
          {(close) =>
            scenes.map((scene) => (
              <Button
                key={scene.id}
                kind="quiet"
                title={scene.look}
                onClick={() => {
                  close();
                  open(scene);
                }}
              >
                {scene.title}
              </Button>
            ))
          }
        </Popover>
      )}
    </div>
  );
};
