export function sealVsix(file: string, readme: string): void;
export function selfContained(readme: string, root: string): string;
