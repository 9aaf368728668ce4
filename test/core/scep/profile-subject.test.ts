import { expect, it } from 'vitest';
import { subjectFits } from '../../../server/src/core/scep/profile-subject.ts';

const SUBJECT = 'CN=alice,emailAddress=a@contoso.com,ST=Bayern,C=DE';

it.each([
  ['CN=alice, E=a@contoso.com, S=Bayern, C=DE', true],
  ['C=DE,ST=bayern,emailAddress=a@contoso.com,CN=Alice', true],
  ['CN={{UserName}},E={{EmailAddress}},S=Bayern,C=DE', true],
  ['CN=al{{x}}ce,E=a@{{Domain}}.com,S=Bayern,C=DE', true],
  ['CN=bob{{UserName}},E={{EmailAddress}},S=Bayern,C=DE', false],
  ['CN={{UserName}},S=Bayern,C=DE', false],
  ['CN=alice,OU=Sales,E=a@contoso.com,S=Bayern', false],
])('the profile’s %s fits the subject: %s', (wanted, fits) => {
  expect(subjectFits([wanted], [SUBJECT])).toBe(fits);
});

it('does not take the fixed ends of a pattern for the same letters', () => {
  expect(subjectFits(['CN=aa{{x}}aa'], ['CN=aaa'])).toBe(false);
});
