let begun = 0;

/** A name that no gesture had before: the edits under it are one undo step. */
export const newGesture = (of: string): string => `${of} ${++begun}`;
