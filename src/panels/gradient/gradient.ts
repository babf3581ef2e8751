import { defineViews } from '../view.tsx';
import { components } from './components.tsx';
import './gradient.css';
import { landing } from './landing.tsx';
import { parts } from './parts.tsx';
import { way } from './way.tsx';

/** Views on the reason why a method lands where it does: its reconstruction of the past gradient against the true one. */
export default defineViews({ label: 'What is shown', views: [components, way, parts, landing] });
