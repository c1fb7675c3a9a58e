export const TAGS: Record<string, readonly string[]>;
export function downloading(target: string, python: string, wheel: string, into: string): string[];
