import { tools } from '../../canvas/tools.ts';
import { GLOSSARY } from '../../lessons/glossary.ts';
import { PAPERS } from '../../lessons/papers.ts';
import { Symbols } from '../../ui/Symbols.tsx';
import './help.css';

const KEYS: readonly [keys: readonly string[], does: string][] = [
  [['Space'], 'train, pause, go on'],
  [['→'], 'one optimizer step'],
  [['R'], 'back to where training starts'],
  [['Ctrl Z'], 'undo'],
  [['Ctrl Shift Z', 'Ctrl Y'], 'redo'],
  [['F'], 'follow the point under the cursor of the canvas; with the hand a press on it does so'],
  [['C'], 'a curtain on the canvas: the chosen method left of it, exact retraining right'],
  [['[', ']'], 'in a lesson, a step back and a step on'],
  [
    ['P'],
    'present: large, for a room; there → and ← go on and back, digits to a step, B blanks, F fills the screen, D darkens, Esc leaves',
  ],
  [['?'], 'this sheet'],
  [['Esc'], 'close'],
];

const Keys = ({ keys }: { keys: readonly string[] }) => (
  <dt>
    {keys.map((key) => (
      <kbd key={key}>{key}</kbd>
    ))}
  </dt>
);

/** Description of the page, and every key. */
const HelpText = () => (
  <div className="help">
    <p>
      A model was trained on <strong>the past</strong>. Then something <strong>changes</strong>: points come, go or get another label, the
      prior or the model changes. Exact retraining looks at all the data again. The other methods only have what they{' '}
      <strong>remember</strong>. The page shows how close each comes.
    </p>
    <p>
      <strong>differs</strong> is the share of the map where a method decides otherwise than exact retraining;{' '}
      <strong>
        <Symbols>∇ error</Symbols>
      </strong>{' '}
      is how wrong its picture of the past’s gradient is; <strong>points</strong> is how many examples one gradient costs.
    </p>
    <p>Everything is computed in this page and nothing leaves it. A link holds the whole scenario.</p>
    <div className="help-keys">
      <section>
        <h3 className="heading">Keys</h3>
        <dl className="stack">
          {KEYS.map(([keys, does]) => (
            <div key={does}>
              <Keys keys={keys} />
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section>
        <h3 className="heading">Tools</h3>
        <dl className="stack">
          {tools.map(({ id, key, label, does }) => (
            <div key={id}>
              <Keys keys={[key]} />
              <dd>
                <strong>{label}</strong> {does}
              </dd>
            </div>
          ))}
        </dl>
      </section>
    </div>
    <section>
      <h3 className="heading">Words</h3>
      <dl className="help-words">
        {Object.values(GLOSSARY).map(([name, meaning]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </section>
    <section>
      <h3 className="heading">Papers</h3>
      <ul className="help-papers">
        {Object.values(PAPERS).map(({ short, title }) => (
          <li key={short}>
            {short}: <cite>{title}</cite>
          </li>
        ))}
      </ul>
    </section>
  </div>
);

export default HelpText;
