import { vi } from 'vitest';

/** What is written to standard output and standard error from now on; nothing of it is shown until `end`. */
export function capture(): { readonly written: { out: string; err: string }; end(): void } {
  const written = { out: '', err: '' };
  const into = (name: 'out' | 'err') => (text: unknown) => {
    written[name] += String(text);
    return true;
  };
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation(into('out')),
    vi.spyOn(process.stderr, 'write').mockImplementation(into('err')),
  ];
  return {
    written,
    end: () => {
      for (const spy of spies) spy.mockRestore();
    },
  };
}
