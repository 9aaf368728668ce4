import fs from 'node:fs';

/**
 * Leaves the samples of rules out of a bundle: only tests and pages need them. A rule stands laid out by the formatter, so a member of it
 * begins with two blanks, and a list over several lines ends with `  ],`.
 */
export const withoutSamples = {
  name: 'without-samples',
  setup(build) {
    build.onLoad({ filter: /[\\/]knowledge[\\/]rules[\\/][^\\/]+\.ts$/ }, ({ path }) => ({
      contents: emptied(fs.readFileSync(path, 'utf8')),
      loader: 'ts',
    }));
  },
};

/** The source of a rule with empty lists of samples. */
export function emptied(source) {
  return source.replace(/^ {2}(fires|quiet): \[(?:[^\n]*\],\n|\n[\s\S]*?^ {2}\],\n)/gm, '  $1: [],\n');
}
