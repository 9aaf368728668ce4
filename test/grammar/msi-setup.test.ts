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
});
