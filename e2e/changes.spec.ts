import { expect, test } from './fixtures.ts';
import { agreement, button, canvas, done, draw, type Figures, figures, lineOf, memory, open, savedScenario, tab, tool } from './page.ts';

/** Methods that have a figure for disagreement, or a sentence that says why not: all of them, always. */
const explained = (shown: Figures): void => {
  for (const [id, row] of Object.entries(shown)) {
    const why = row.undefined;
    if (why === undefined) expect(row.disagreement, id).toEqual(expect.any(Number));
    else expect(why, id).toMatch(/^[A-Z].*[.]$/);
  }
};

test('from a past without a change: add, delete, relabel, move, prior, model', async ({ page }) => {
  await open(page);
  await button(page, 'Undo this change').click();
  const none = async (): Promise<void> => {
    await expect(page.getByText('No change yet')).toBeVisible();
    await expect(page.getByText('than keeping the old model')).toHaveCount(0);
  };
  await none();

  await test.step('add, point by point', async () => {
    await tab(page, 'Add').click();
    await tool(page, 'Add').click();
    await page.getByRole('radio', { name: 'A', exact: true }).check({ force: true });
    await draw(page, [[0.5, 0.8]]);
    await draw(page, [[0.55, 0.82]]);
    await expect(done(page)).toHaveText('2 points added.');
    const { scenario, figures: shown } = await agreement(page);
    expect(scenario.steps).toEqual([{ kind: 'add', points: [expect.any(Array), expect.any(Array)] }]);
    explained(shown);
    await button(page, 'Undo').click();
    await expect(done(page)).toHaveText('1 point added.');
    await button(page, 'Undo').click();
    await none();
  });

  await test.step('delete', async () => {
    await tab(page, 'Delete').click();
    await expect(tool(page, 'Erase')).toHaveAttribute('aria-pressed', 'true');
    await draw(page, [
      [0.3, 0.4],
      [0.5, 0.3],
    ]);
    await expect(done(page)).toHaveText(/^\d+ points deleted\.$/);
    const { scenario, figures: shown } = await agreement(page);
    expect(scenario.steps[0]?.kind).toBe('remove');
    explained(shown);
    await button(page, 'Undo').click();
    await none();
  });

  await test.step('relabel', async () => {
    await tab(page, 'Relabel').click();
    await expect(tool(page, 'Relabel')).toHaveAttribute('aria-pressed', 'true');
    // Of two classes a point takes the other one: there is nothing to pick.
    await expect(page.getByRole('group', { name: 'To class' })).toHaveCount(0);
    await draw(page, [
      [0.3, 0.4],
      [0.5, 0.3],
    ]);
    await expect(done(page)).toHaveText(/^\d+ points relabelled\.$/);
    const { scenario, figures: shown } = await agreement(page);
    expect(scenario.steps[0]?.kind).toBe('relabel');
    explained(shown);
    await button(page, 'Undo').click();
    await none();
  });

  await test.step('move', async () => {
    await tool(page, 'Move').click();
    const frame = canvas(page);
    await frame.focus();
    // A point is found with N, and its place from what is said of it.
    await page.keyboard.press('n');
    await page.keyboard.press('Enter');
    for (let k = 0; k < 6; k++) await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Enter');
    await expect(done(page)).toHaveText('1 point moved.');
    const { scenario, figures: shown } = await agreement(page);
    expect(scenario.steps).toEqual([{ kind: 'move', points: [[0, [expect.any(Number), expect.any(Number)]]] }]);
    explained(shown);
    await button(page, 'Undo').click();
    await expect(page.getByText('No change yet')).toBeVisible();
  });

  await test.step('prior: one press of a key is one step, and the old value is no change', async () => {
    await tab(page, 'Prior δ').click();
    const slider = page.getByRole('slider', { name: 'New δ' });
    await slider.focus();
    for (let k = 0; k < 4; k++) await page.keyboard.press('ArrowRight');
    await expect(done(page)).toHaveText('δ is now 1.6.');
    const { scenario, figures: shown } = await agreement(page);
    expect(scenario.steps).toEqual([{ kind: 'prior', precision: 1.6 }]);
    explained(shown);
    await slider.focus();
    for (let k = 0; k < 4; k++) await page.keyboard.press('ArrowLeft');
    await expect(page.getByText('No change yet')).toBeVisible();
    await agreement(page);
  });

  await test.step('model: another degree, then a small MLP, with a sentence for what has no meaning', async () => {
    await tab(page, 'Model').click();
    const panel = page.getByRole('tabpanel', { name: 'Model' });
    await panel.getByRole('radio', { name: '2', exact: true }).check({ force: true });
    await expect(done(page)).toHaveText('The model is now degree 2.');
    const { scenario, figures: shown } = await agreement(page);
    expect(scenario.steps[0]).toMatchObject({ kind: 'model', model: { features: { degree: 2 } } });
    explained(shown);
    await panel.getByRole('radio', { name: 'MLP' }).check({ force: true });
    const layers = panel.getByRole('textbox', { name: 'Hidden layers' });
    await layers.fill('4');
    await layers.press('Enter');
    await expect(done(page)).toHaveText('The model is now MLP 4 tanh.');
    const { figures: other } = await agreement(page);
    explained(other);
    expect(other['ewc-diagonal']?.undefined).toMatch(/[.]$/);
    await expect(page.getByRole('radio', { name: /^EWC/ }).first()).toHaveAccessibleDescription(String(other['ewc-diagonal']?.undefined));
  });
});

test('several changes in a row: chips show each, and one can be dropped from the middle', async ({ page }) => {
  await open(page);
  await tab(page, 'Delete').click();
  await draw(page, [
    [0.3, 0.4],
    [0.45, 0.35],
  ]);
  await expect(done(page)).toHaveText(/deleted\.$/);
  await tab(page, 'Prior δ').click();
  await page.getByRole('slider', { name: 'New δ' }).fill('0.5');
  await expect(done(page)).toHaveText('δ is now 3.2.');
  const chips = page.getByRole('navigation', { name: 'Changes in a row' }).getByRole('button');
  await expect(chips).toHaveText([/^1 add 12$/, /^2 delete \d+$/, /^3 δ = 3\.2$/]);
  const { results, figures: last } = await agreement(page);
  expect(results.steps).toHaveLength(3);
  await chips.nth(0).click();
  await expect(chips.nth(0)).toHaveAttribute('aria-current', 'step');
  await expect(done(page)).toHaveText('12 points added.');
  await expect.poll(() => figures(page)).not.toEqual(last);
  await expect(canvas(page).locator('..')).toContainText('Change 1 of 3, as it was.');
  await button(page, 'Back to the last').click();
  await expect(chips.nth(2)).toHaveAttribute('aria-current', 'step');
  await chips.nth(1).click();
  await button(page, 'Delete this change').click();
  await expect(chips).toHaveText([/^1 add 12$/, /^2 δ = 3\.2$/]);
  const { scenario } = await agreement(page);
  expect(scenario.steps.map(({ kind }) => kind)).toEqual(['add', 'prior']);
  await button(page, 'Undo').click();
  await expect(chips).toHaveCount(3);
});

test('an MLP of the past trains, and every figure is the headless command’s', async ({ page }) => {
  await open(page);
  const past = page.getByRole('region', { name: /The past$/ });
  await past.getByRole('radio', { name: 'MLP' }).check({ force: true });
  const layers = past.getByRole('textbox', { name: 'Hidden layers' });
  await layers.fill('4');
  await layers.press('Enter');
  const { scenario, results, figures: shown } = await agreement(page);
  expect(scenario.model).toMatchObject({ family: 'mlp', hidden: [4] });
  expect(results.parameters).toBe(17);
  explained(shown);
  expect(shown.exact?.converged).toBe(true);
  await layers.fill('0-99');
  await expect(layers).toHaveAttribute('aria-invalid', 'true');
  await expect(past.getByText('One to three layers of 1 to 64 units, such as 8-8.')).toBeVisible();
  await layers.press('Enter');
  await expect(layers).toHaveValue('4');
  expect((await savedScenario(page)).model.hidden).toEqual([4]);
});

test('what is remembered: rule, weights, per class, and by hand', async ({ page }) => {
  await open(page);
  const rule = page.getByRole('combobox', { name: 'Choose by' });
  for (const option of await rule.locator('option').allTextContents()) {
    await rule.selectOption(option);
    explained((await agreement(page)).figures);
  }
  await rule.selectOption({ index: 0 });
  await page
    .getByRole('region', { name: /What is remembered$/ })
    .getByText('More', { exact: true })
    .click();
  await page.getByRole('radio', { name: 'n / m' }).check({ force: true });
  await page.getByRole('checkbox', { name: 'Per class' }).uncheck();
  expect((await agreement(page)).scenario.memory).toMatchObject({ weights: 'n-over-m', perClass: false });
  await page.getByRole('checkbox', { name: 'Pick by hand' }).check();
  await expect(memory(page)).toBeDisabled();
  const picked = (await savedScenario(page)).memory.indices ?? [];
  await canvas(page).focus();
  await page.keyboard.press('n');
  await page.keyboard.press('Enter');
  const { scenario } = await agreement(page);
  expect(scenario.memory.indices).toEqual(picked.includes(0) ? picked.filter((index) => index !== 0) : [0, ...picked]);
});

test('methods are hidden, removed, added and tuned', async ({ page }) => {
  await open(page);
  expect(await lineOf(page, 'replay')).not.toBe('');
  const { figures: before } = await agreement(page);
  await page.getByRole('switch', { name: 'Show Replay' }).uncheck({ force: true });
  await expect(canvas(page).locator('[data-part="replay"]')).toHaveCount(0);
  // Hiding changes no figure.
  expect((await agreement(page)).figures).toEqual(before);
  await page.getByText('Replay: details').click({ force: true });
  await button(page, 'Remove Replay').click();
  expect(Object.keys((await agreement(page)).figures)).not.toContain('replay');
  await page.getByText('Add a method').click();
  await page.getByRole('button', { name: /^EWC \+ functional \+ replay/ }).click();
  const added = page.getByRole('radio', { name: 'EWC + functional + replay' });
  await expect(added).toBeAttached();
  await page.getByText('EWC + functional + replay: details').click({ force: true });
  const share = page.getByRole('listitem').filter({ has: added }).getByRole('slider', { name: 'Share replayed' });
  await share.focus();
  await page.keyboard.press('ArrowLeft');
  const { scenario } = await agreement(page);
  expect(Object.keys(scenario.options ?? {}).some((key) => key.startsWith('combined.'))).toBe(true);
});
