/** What a model is told beside the text that it words. */

/** For models that go on with a text or answer people; one with an encoder needs no telling. */
export const TASK =
  'Sammanfatta texten i en eller två korta meningar på svenska. ' +
  'Använd bara ord, namn, siffror och datum som står i texten.';

/** The task and the text, to be answered. */
export function messageOf(text: string): string {
  return `${TASK}\n\n${text}`;
}

/** The same to be gone on with. */
export function continuedOf(text: string): string {
  return `${TASK}\n\nText: ${text}\n\nSammanfattning:`;
}
