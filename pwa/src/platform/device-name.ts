// What an administrator sees in the list of tablets: the kind of device, never a person.

interface BrandedNavigator {
  readonly userAgentData?: { readonly platform: string; readonly mobile: boolean };
  readonly userAgent: string;
}

const KNOWN = ['Android', 'iPad', 'iPhone', 'Windows', 'Mac OS', 'Linux'] as const;

export function deviceName(browser: BrandedNavigator): string {
  const platform =
    browser.userAgentData?.platform ||
    KNOWN.find((name) => browser.userAgent.includes(name)) ||
    'Trình duyệt';
  const model = /Android [^;)]*; ([^;)]{1,40})\)/.exec(browser.userAgent)?.[1]?.trim();
  // Chrome hides the model behind the letter K.
  return model && model !== 'K' ? `${platform} · ${model}` : platform;
}
