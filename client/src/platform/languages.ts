/** The log languages of our manifest: adding one there is all the client needs. */
export class Languages {
  /** Language id to the title that VS Code shows for it. */
  readonly logs: ReadonlyMap<string, string>;

  constructor(manifest: unknown) {
    this.logs = new Map(contributedLanguages(manifest).filter(([id]) => id.endsWith('-log') || id === 'svclog'));
  }

  isLog(id: string): boolean {
    return this.logs.has(id);
  }
}

interface Manifest {
  readonly contributes?: { readonly languages?: readonly { readonly id: string; readonly aliases?: readonly string[] }[] };
}

function contributedLanguages(manifest: unknown): [string, string][] {
  const languages = (manifest as Manifest).contributes?.languages ?? [];
  return languages.map(({ id, aliases }) => [id, aliases?.[0] ?? id]);
}
