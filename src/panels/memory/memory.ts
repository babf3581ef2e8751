import { defineViews } from '../view.tsx';
import { curve } from './CurveView.tsx';
import './memory.css';
import { order } from './OrderView.tsx';
import { rules } from './RulesView.tsx';

/** Views on how much of the past must be remembered, which of it, and how much each remembered point counts. */
export default defineViews({ views: [curve, rules, order] });
