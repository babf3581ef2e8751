import { memo } from 'react';
import type { Scene } from '../../lessons/scene.ts';
import { classColor } from '../../ui/classMarks.ts';
import { methodMark } from '../../ui/methodMarks.ts';
import pictures from './pictures.json' with { type: 'json' };
import { PICTURE_SIDE, pictureDots, pictureMethod } from './scenePicture.ts';

const LINES: Readonly<Record<string, { readonly exact: string; readonly method: string }>> = pictures;

/** A scene in small: its points, the boundary of exact retraining, and that of the method it is about. Its sentence stands beside it. */
export const ScenePicture = memo(({ scene: { id, scenario } }: { scene: Scene }) => {
  const lines = LINES[id];
  const method = pictureMethod(scenario);
  const { color, dash } = methodMark(method);
  return (
    <svg className="scene-picture" viewBox={`0 0 ${PICTURE_SIDE} ${PICTURE_SIDE}`} aria-hidden="true" focusable="false">
      {pictureDots(scenario).map(({ label, isNew, d }) => (
        <path
          key={`${label} ${isNew}`}
          d={d}
          stroke={classColor(label)}
          strokeWidth={isNew ? 3.2 : 2}
          strokeLinecap="round"
          opacity={isNew ? 1 : 0.55}
        />
      ))}
      {lines && (
        <g fill="none">
          <path d={lines.exact} stroke="var(--ink)" strokeWidth="2.25" />
          {method !== 'exact' && <path d={lines.method} stroke={color} strokeWidth="1.75" strokeDasharray={dash} />}
        </g>
      )}
    </svg>
  );
});
