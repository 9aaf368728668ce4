export function validateNdes(): { readonly name: string; readonly bytes: Uint8Array };
export function oneDataCollector(): { readonly name: string; readonly bytes: Uint8Array };
