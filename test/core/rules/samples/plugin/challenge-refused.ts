import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'challenge-refused',
  fires: [
    {
      title: 'false',
      format: 'ndes-plugin-log',
      text: `Calling VerifyRequest ...
Sending request to certificate registration point.
Verify challenge returns false
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ challenge-refused
Exiting VerifyRequest with 0x80004005`,
    },
    {
      title: 'something else',
      format: 'ndes-plugin-log',
      text: `Calling VerifyRequest ...
Sending request to certificate registration point.
Verify challenge returns {"Message":"An error has occurred."}
^^^^^^^^^^^^^^^^^^^^^^^^ challenge-refused`,
    },
  ],
  quiet: [
    {
      title: 'true',
      format: 'ndes-plugin-log',
      text: `Calling VerifyRequest ...
Sending request to certificate registration point.
Verify challenge returns true
Exiting VerifyRequest with 0x0
Calling Notifyrequest ...
Sending request to certificate registration point.
Exiting Notify with 0x0`,
    },
    {
      title: 'a page with a status has a rule of its own',
      format: 'ndes-plugin-log',
      text: `Calling VerifyRequest ...
Sending request to certificate registration point.
Verify challenge returns <!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd"> <html xmlns="http://www.w3.org/1999/xhtml"> <head>
<title>403 - Forbidden: Access is denied.</title>
       ^^^ verifyrequest-403-eku`,
    },
  ],
};
