import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import { maxPasswordLength, minPasswordLength } from './passwords.ts';

type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** A data URL, because the lake serves no static files. */
const signInIcon = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" rx="6" fill="#191715"/><path d="M8 22h48" stroke="#ece8e0" stroke-width="6"/><path d="M16 54 32 30l16 24" fill="none" stroke="#ff8b77" stroke-width="8"/></svg>',
)}`;

const nameplate = (name: string): Html =>
  html`<p class="nameplate">${name}<span aria-hidden="true">‸</span></p>`;

/** The title of the pages, and their style as CSS. */
export type Look = { name: string; style: string };

const page = ({ name, style }: Look, title: string, main: Html): Html => html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex">
    <meta name="color-scheme" content="light dark">
    <link rel="icon" href="${signInIcon}">
    <title>${title} – ${name}</title>
    <style>${raw(style)}</style>
  </head>
  <body>
    <header>${nameplate(name)}</header>
    <main>${main}</main>
  </body>
</html>`;

/** An error of a field, or of the whole attempt. It is shown at the top and at the field. */
export type SignInProblem = { field: 'email' | 'password' | 'newPassword' | null; text: string };

type Field = {
  name: 'email' | 'password' | 'newPassword';
  label: string;
  type: string;
  autocomplete: string;
  value?: string;
  hint?: string;
  minLength?: number;
};

const describedBy = ({ name, hint }: Field, hasProblem: boolean): string =>
  [hint ? `${name}-hint` : '', hasProblem ? `${name}-problem` : ''].filter(Boolean).join(' ');

const input = (field: Field, problem: SignInProblem | null, isFirst: boolean): Html => {
  const own = problem?.field === field.name ? problem : null;
  const hasFocus = problem?.field ? own !== null : isFirst;
  const described = describedBy(field, own !== null);
  return html`<div class="field">
  <label for="${field.name}">${field.label}</label>
  ${field.hint ? html`<p class="hint" id="${field.name}-hint">${field.hint}</p>` : ''}
  ${own ? html`<p class="problem" id="${field.name}-problem">${own.text}</p>` : ''}
  <input id="${field.name}" name="${field.name}" type="${field.type}" autocomplete="${field.autocomplete}"
    value="${field.value ?? ''}" maxlength="${field.type === 'email' ? 254 : maxPasswordLength}" required
    ${field.minLength ? html`minlength="${field.minLength}"` : ''}
    ${described ? html`aria-describedby="${described}"` : ''} ${own ? html`aria-invalid="true"` : ''}
    ${hasFocus ? raw('autofocus') : ''}>
</div>`;
};

const alert = (problem: SignInProblem | null): Html | '' =>
  problem
    ? html`<p class="alert" role="alert">${
        problem.field ? html`<a href="#${problem.field}">${problem.text}</a>` : problem.text
      }</p>`
    : '';

/** The provider that people may also sign in with, and the addresses for it. */
export type SignOnLinks = { title: string; address: string; leaveAddress: string };

type Shown = { look: Look; problem: SignInProblem | null };

/** The form for email and password. It posts to its own address, which contains the return address. */
export const signInPage = ({
  look,
  problem,
  email,
  signOn,
  arePasswordsForAdministrators,
  hasSignedOut,
}: Shown & {
  email: string;
  signOn: SignOnLinks | null;
  arePasswordsForAdministrators: boolean;
  /** True right after the person signed out. */
  hasSignedOut: boolean;
}): Html => {
  const form = passwordForm(problem, email, signOn === null);
  return page(
    look,
    problem ? 'Problem signing in' : 'Sign in',
    html`<h1>Sign in</h1>
${hasSignedOut ? html`<p class="notice" role="status">You have signed out.</p>` : html`<p>For the people who write and edit here.</p>`}
${alert(problem)}
${signOn ? html`<a class="button" href="${signOn.address}">Sign in with ${signOn.title}</a>` : ''}
${
  signOn && arePasswordsForAdministrators
    ? html`<details ${problem ? raw('open') : ''}><summary>Administrators: sign in with a password</summary>${form}</details>`
    : html`${signOn ? html`<p class="or">or with a password</p>` : ''}${form}`
}
<p class="aside">${
      signOn
        ? html`No account? Ask an administrator. On a shared computer <a href="${signOn.leaveAddress}">sign out of ${signOn.title}</a> too.`
        : 'No account, or a forgotten password? Ask an administrator for a one-time password.'
    }</p>`,
  );
};

const passwordForm = (problem: SignInProblem | null, email: string, isFirst: boolean): Html =>
  html`<form method="post">
  ${input({ name: 'email', label: 'Email', type: 'email', autocomplete: 'username', value: email }, problem, isFirst && email === '')}
  ${input({ name: 'password', label: 'Password', type: 'password', autocomplete: 'current-password' }, problem, email !== '')}
  <button type="submit">Sign in</button>
</form>`;

/** The form for a new password after a one-time password. */
export const newPasswordPage = ({
  look,
  problem,
  email,
  ticket,
}: Shown & { email: string; ticket: string }): Html =>
  page(
    look,
    problem ? 'Problem choosing a password' : 'Choose a password',
    html`<h1>Choose a password</h1>
<p>The one-time password was right. It stops working when you have chosen a new password.</p>
${alert(problem)}
<form method="post">
  <input type="hidden" name="ticket" value="${ticket}">
  <div class="field">
    <label for="email">Email</label>
    <input id="email" type="email" value="${email}" autocomplete="username" readonly>
  </div>
  ${input(
    {
      name: 'newPassword',
      label: 'New password',
      type: 'password',
      autocomplete: 'new-password',
      hint: `At least ${minPasswordLength} characters. Several unrelated words make a good password.`,
      minLength: minPasswordLength,
    },
    problem,
    true,
  )}
  <button type="submit">Save and continue</button>
</form>`,
  );

/** Says why a sign-in is not possible, and what to do. @param again the address of the sign-in page, if it is known. */
export const problemPage = ({
  look,
  title,
  text,
  again = null,
}: {
  look: Look;
  title: string;
  text: string;
  again?: string | null;
}): Html =>
  page(
    look,
    title,
    html`<h1>${title}</h1><p>${text}</p>${again === null ? '' : html`<a class="button" href="${again}">Sign in</a>`}`,
  );
