// Makes the prefix codes that a packer of LZX writes.

/** Lengths of a complete code for symbols that come so often, none longer than `most`; 0 for those that never come. */
export function lengthsFor(counts, most) {
  const used = counts.flatMap((count, symbol) => (count > 0 ? [symbol] : []));
  const lengths = counts.map(() => 0);
  if (used.length === 0) return lengths;
  // A code of one symbol is not complete: another one gets the other bit.
  if (used.length === 1) used.push(used[0] === 0 ? 1 : 0);
  for (let scale = 1; ; scale *= 2) {
    const depths = depthsOf(used.map((symbol) => Math.ceil(counts[symbol] / scale) || 1));
    if (Math.max(...depths) > most) continue;
    used.forEach((symbol, i) => {
      lengths[symbol] = depths[i];
    });
    return lengths;
  }
}

/** How deep each leaf lies in Huffman's tree. */
function depthsOf(counts) {
  const leaves = counts.map((count, i) => ({ count, leaves: [i] })).sort((a, b) => a.count - b.count);
  const depths = counts.map(() => 0);
  const joined = [];
  const next = () => (joined.length === 0 || (leaves.length > 0 && leaves[0].count <= joined[0].count) ? leaves : joined).shift();
  while (leaves.length + joined.length > 1) {
    const [a, b] = [next(), next()];
    const node = { count: a.count + b.count, leaves: [...a.leaves, ...b.leaves] };
    for (const leaf of node.leaves) depths[leaf]++;
    joined.push(node);
  }
  return depths;
}

/** The code of each symbol, as a number of as many bits as its length. */
export function codesFor(lengths) {
  const codes = lengths.map(() => 0);
  let code = 0;
  for (let length = 1; length <= 16; length++) {
    lengths.forEach((own, symbol) => {
      if (own === length) codes[symbol] = code++;
    });
    code <<= 1;
  }
  return codes;
}

/**
 * How LZX writes lengths: as differences to those of the block before, in runs. A list of symbols of the pre-code, each with the
 * plain bits that follow (value, number).
 */
export function describeLengths(before, lengths) {
  const steps = [];
  for (let at = 0; at < lengths.length; ) {
    let run = 1;
    while (at + run < lengths.length && lengths[at + run] === lengths[at]) run++;
    const difference = (before[at] - lengths[at] + 17) % 17;
    if (lengths[at] === 0 && run >= 20) {
      run = Math.min(run, 51);
      steps.push([18, run - 20, 5]);
    } else if (lengths[at] === 0 && run >= 4) {
      run = Math.min(run, 19);
      steps.push([17, run - 4, 4]);
    } else if (run >= 4) {
      run = Math.min(run, 5);
      steps.push([19, run - 4, 1], [difference, 0, 0]);
    } else {
      run = 1;
      steps.push([difference, 0, 0]);
    }
    at += run;
  }
  return steps;
}
