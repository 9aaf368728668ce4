import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const text = fs.readFileSync(path.join(root, 'SECURITY.md'), 'utf8');
const rows = text.split('\n').filter((line) => /^\| (?!threat )[^|-]/.test(line));

describe('SECURITY.md', () => {
  it.each(rows.map((row) => [row.split('|')[1]?.trim() ?? '', row] as const))('names a test that there is for: %s', (_, row) => {
    const cells = row.split('|').map((cell) => cell.trim());
    expect(cells).toHaveLength(5);
    const links = [...(cells[3] ?? '').matchAll(/\[([^\]]+)\]\(([^)]+)\)/g)];
    expect(links.length).toBeGreaterThan(0);
    for (const [, name, file = ''] of links) {
      expect(name).toBe(file);
      expect(file).toMatch(/^test\/.*\.(?:test|fuzz)\.ts$/);
      expect(fs.existsSync(path.join(root, file)), file).toBe(true);
    }
  });

  it('has a threat for each thing that comes from strangers, and leads nowhere that is not there', () => {
    expect(rows.length).toBeGreaterThan(14);
    for (const [, file = ''] of text.matchAll(/\]\(([^):]+)\)/g)) expect(fs.existsSync(path.join(root, file)), file).toBe(true);
  });

  it('is named by README and ARCHITECTURE', () => {
    for (const file of ['README.md', 'ARCHITECTURE.md'])
      expect(fs.readFileSync(path.join(root, file), 'utf8')).toContain('(SECURITY.md)');
  });
});
