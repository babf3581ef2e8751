import type { Scene } from './scene.ts';

const files = import.meta.glob<{ default: Scene }>(['./scenes/*.ts', '!./scenes/*.test.ts'], { eager: true });

/** Every scene, by id: one file each in `scenes/`. */
export const scenes: readonly Scene[] = Object.values(files)
  .map((file) => file.default)
  .sort((one, other) => (one.id < other.id ? -1 : 1));

export const sceneById = (id: string): Scene | undefined => scenes.find((scene) => scene.id === id);

/** The scenes of a panel. */
export const scenesOf = (panel: string): readonly Scene[] => scenes.filter((scene) => scene.panel === panel);
