/** What is said aloud of a fact. */
import { t } from '../shell/words.ts';
import type { Fact } from './facts.ts';
import { percent, surenessOf } from './sure.ts';

/** 'Säkert, 97 %'. */
export function sureText(confidence: number): string {
  return `${t(`sure.${surenessOf(confidence)}`)}, ${percent(confidence)}`;
}

/** 'Beslut: att laga bron. Säkert, 97 %'. */
export function spoken({ found: { layer }, title, confidence }: Fact): string {
  return `${t(`one.${layer}`)}: ${title}. ${sureText(confidence)}`;
}
