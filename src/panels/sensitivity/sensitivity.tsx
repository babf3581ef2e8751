import { defineViews } from '../view.tsx';
import { leaveOneOutView } from './leaveOneOut.tsx';
import { mapView } from './map.tsx';
import { removalView } from './removal.tsx';
import './sensitivity.css';

export default defineViews({ label: 'Sensitivity of what', views: [mapView, leaveOneOutView, removalView] });
