import { describe, it } from 'vitest';
import { check } from './support.ts';

describe('the grammar of the connector setup log', () => {
  it('colours headers, actions and results', () =>
    check(
      'text.log.msi-setup',
      `
MSI (c) (28:54) [16:13:11:905]: Product: Microsoft Intune Connector -- Installation completed successfully.
    ^^^ comment.category
        ^^^^^^^ constant.numeric.thread
                ^^^^^^^^^^^^^^ constant.numeric.time
                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^ string.unquoted.product
                                                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ markup.inserted.result
CustomAction ConfigureIISLimits returned actual error code 1168 but will be translated to success due to continue marking
             ^^^^^^^^^^^^^^^^^^ entity.name.function.action
                                                           ^^^^ markup.changed.code
                                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ markup.changed.message
CustomAction WriteIIS7ConfigChanges returned actual error code 1603
             ^^^^^^^^^^^^^^^^^^^^^^ entity.name.function.action
                                                               ^^^^ markup.deleted.code
WriteIIS7ConfigChanges:  Error 0x80070002: Site not found
^^^^^^^^^^^^^^^^^^^^^^ entity.name.function.action
                         ^^^^^^^^^^^^^^^^ markup.deleted.code
Action ended 9:17:24: InstallFinalize. Return value 3.
             ^^^^^^^ constant.numeric.time
                      ^^^^^^^^^^^^^^^ entity.name.function.action
                                                    ^ markup.deleted.result
Property(S): ProductName = Microsoft Intune Connector
             ^^^^^^^^^^^ variable.parameter.property
=== Verbose logging stopped: 5/1/2024  9:17:25 ===
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ comment.line.marker
`,
    ));

  it('colours the lines of a bundle, and what failed in them', () =>
    check(
      'text.log.msi-setup',
      `
[0A2C:0D34][2024-05-01T09:00:00]i000: Setting string variable 'WixBundleName' to value 'Certificate Connector for Microsoft Intune'
 ^^^^ constant.numeric.process
      ^^^^ constant.numeric.thread
            ^^^^^^^^^^^^^^^^^^^ constant.numeric.time
                                ^^^^ comment.category
                                                                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ string.unquoted.product
[11F8:1A20][2024-05-01T09:00:38]e000: Error 0x80070643: Failed to install MSI package.
 ^^^^ constant.numeric.process
      ^^^^ constant.numeric.thread
            ^^^^^^^^^^^^^^^^^^^ constant.numeric.time
                                ^^^^ markup.deleted.level
                                            ^^^^^^^^^^ markup.deleted.code
[0A2C:1B08][2024-05-01T09:00:38]i319: Applied execute package: Connector, result: 0x80070643, restart: None
 ^^^^ constant.numeric.process
      ^^^^ constant.numeric.thread
            ^^^^^^^^^^^^^^^^^^^ constant.numeric.time
                                ^^^^ comment.category
                                                               ^^^^^^^^^ entity.name.function.package
                                                                                  ^^^^^^^^^^ markup.deleted.result
[0A2C:1B08][2024-05-01T09:00:39]i399: Apply complete, result: 0x0, restart: Required, ba requested restart:  No
 ^^^^ constant.numeric.process
      ^^^^ constant.numeric.thread
            ^^^^^^^^^^^^^^^^^^^ constant.numeric.time
                                ^^^^ comment.category
                                                              ^^^ markup.inserted.result
                                                                            ^^^^^^^^ markup.changed.restart
[0A2C:1B08][2024-05-01T09:00:39]w348: Application requested retry of package: Connector, encountered error: 0x80070652. Retrying...
 ^^^^ constant.numeric.process
      ^^^^ constant.numeric.thread
            ^^^^^^^^^^^^^^^^^^^ constant.numeric.time
                                ^^^^ markup.changed.level
                                                                                                            ^^^^^^^^^^ markup.deleted.code
`,
    ));
});
