import { defineViews } from '../view.tsx';
import { components } from './ComponentsView.tsx';
import './gradient.css';
import { landing } from './LandingView.tsx';
import { parts } from './PartsView.tsx';
import { way } from './WayView.tsx';

/** Views on the reason why a method lands where it does: its reconstruction of the past gradient against the true one. */
export default defineViews({ label: 'What is shown', views: [components, way, parts, landing] });
