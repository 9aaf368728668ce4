export function smallPng(png: Buffer, size?: number): Buffer;
export function readPng(png: Buffer): { readonly width: number; readonly height: number; readonly pixels: Uint32Array };
