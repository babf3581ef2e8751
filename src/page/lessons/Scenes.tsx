import { deck } from '../../lessons/deck.ts';
import { scenes } from '../../lessons/scenes.ts';
import { panels } from '../../panels/registry.ts';
import { goTo, progress } from './desk.ts';
import { ScenePicture } from './ScenePicture.tsx';

/** Every scene by its panel, each with a small picture and its sentence. */
export const Scenes = () => {
  const last = progress.all()[deck.id]?.step;
  const ids = [...new Set(scenes.map(({ panel }) => panel))];
  return ids.map((panel) => (
    <div key={panel} className="stack">
      <h3 className="lesson-part">{panels.find(({ id }) => id === panel)?.label ?? panel}</h3>
      <ul className="stack">
        {scenes.map(
          (scene, k) =>
            scene.panel === panel && (
              <li key={scene.id}>
                <button
                  type="button"
                  className="lesson-entry scene-entry"
                  aria-current={scene.id === last || undefined}
                  onClick={() => goTo(deck, k)}
                >
                  <ScenePicture scene={scene} />
                  <span className="stack">
                    <b>{scene.title}</b>
                    <span className="lesson-claim scene-look">{scene.look.replaceAll(' %', '\u00a0%')}</span>
                  </span>
                </button>
              </li>
            ),
        )}
      </ul>
    </div>
  ));
};

export default Scenes;
