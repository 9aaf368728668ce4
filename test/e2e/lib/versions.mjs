// The versions of VS Code that the tests run in: the oldest that the manifest promises, and the newest that there is.

/** code-server 4.N.x holds VS Code 1.N.x. `node`: the major version that it needs where the one that runs is older. */
export const VERSIONS = {
  oldest: {
    version: '4.100.3',
    integrity: 'sha512-q/Fh2DOxCRNhC/WiG/6sAhSKnj7ZACTVBaeeZ+rWjol//0FCbl/qg1ln5ecZ99jYcfqMxZZAyWcN+YBIo0DgpA==',
    node: 20,
    // What the server is started with beside its folders and its port.
    args: [],
  },
  newest: {
    version: '4.139.1',
    integrity: 'sha512-fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==',
    node: 24,
    // Without it this version does not read which tests to run from the address of its page.
    args: ['--enable-smoke-test-driver'],
  },
};

/** A Node of its own for a VS Code that needs a newer one, as npm has it, by platform and architecture. */
export const NODES = {
  version: '24.21.0',
  integrity: {
    'linux-x64': 'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
    'linux-arm64': 'sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
  },
};
