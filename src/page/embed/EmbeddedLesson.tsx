import { useState } from 'react';
import { Canvas } from '../../canvas/Canvas.tsx';
import { PanelContent } from '../../panels/PanelContent.tsx';
import { panels } from '../../panels/registry.ts';
import { Segmented } from '../../ui/Segmented.tsx';
import { useStore } from '../../ui/useStore.ts';
import { findLesson } from '../lessons/find.ts';
import Lessons from '../lessons/Lessons.tsx';

/** What a step shows besides its text: the canvas, or the panel that it speaks of; a frame has room for one of them. */
const View = ({ looksAtPanel, panel: { id, label } }: { looksAtPanel: boolean; panel: { id: string; label: string } }) => {
  const [view, setView] = useState(looksAtPanel ? id : 'canvas');
  return (
    <>
      {looksAtPanel && (
        <Segmented
          label="View"
          value={view}
          options={[
            { value: 'canvas', label: 'Canvas' },
            { value: id, label },
          ]}
          onChange={(chosen) => setView(String(chosen))}
        />
      )}
      {looksAtPanel && view === id ? <PanelContent id={id} /> : <Canvas />}
    </>
  );
};

/** A lesson in a frame: the picture, and the step beside or under it. */
const EmbeddedLesson = () => {
  const place = useStore((state) => state.lesson);
  const shown = useStore((state) => state.panel);
  const step = place?.lesson && findLesson(place.lesson)?.steps.find(({ id }) => id === place.step);
  const panel = panels.find(({ id }) => id === shown);
  return (
    <>
      <main className="embed-view" aria-label="Canvas">
        {panel && (
          <View
            key={`${place?.lesson} ${place?.step}`}
            panel={panel}
            looksAtPanel={step ? (step.lookAt?.includes('panel') ?? false) : false}
          />
        )}
      </main>
      <div className="embed-lesson">
        <Lessons />
      </div>
    </>
  );
};

export default EmbeddedLesson;
