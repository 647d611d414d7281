import { loadTexts } from '../texts/i18n'

/** A component that is loaded on demand renders when its texts are there too. */
export async function withTexts<Module>(component: Promise<Module>, ...areas: string[]): Promise<Module> {
  const [loaded] = await Promise.all([component, loadTexts(...areas)])
  return loaded
}
