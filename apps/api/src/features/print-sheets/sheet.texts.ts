import type { SheetLanguage } from '@argument/contracts';

/** Every word that a sheet says. */
interface SheetTexts {
  title: string;
  steps: readonly [string, string, string];
  /** For the print shop; `size` such as `180 × 135 mm`. */
  print(size: string): string;
  /** In the place of a picture that is not ready. */
  missing: string;
}

export const SHEET_TEXTS: Record<SheetLanguage, SheetTexts> = {
  en: {
    title: 'This picture comes alive',
    steps: ['1  Scan the code with your phone', '2  Allow the camera', '3  Point it at the picture'],
    print: (size) => `Picture ${size}. Print at 100 %, without scaling.`,
    missing: 'Your picture',
  },
  de: {
    title: 'Dieses Bild wird lebendig',
    steps: ['1  Scannen Sie den Code mit dem Handy', '2  Erlauben Sie die Kamera', '3  Richten Sie sie auf das Bild'],
    print: (size) => `Bild ${size}. Mit 100 % drucken, ohne Anpassen.`,
    missing: 'Ihr Bild',
  },
  es: {
    title: 'Esta imagen cobra vida',
    steps: ['1  Escanee el código con su móvil', '2  Permita el uso de la cámara', '3  Apunte a la imagen'],
    print: (size) => `Imagen ${size}. Imprimir al 100 %, sin ajustar.`,
    missing: 'Su imagen',
  },
  fr: {
    title: 'Cette image prend vie',
    steps: ['1  Scannez le code avec votre téléphone', '2  Autorisez la caméra', "3  Visez l'image"],
    print: (size) => `Image ${size}. Imprimer à 100 %, sans mise à l'échelle.`,
    missing: 'Votre image',
  },
  it: {
    title: 'Questa immagine prende vita',
    steps: ['1  Inquadri il codice con il telefono', '2  Consenta la fotocamera', "3  Inquadri l'immagine"],
    print: (size) => `Immagine ${size}. Stampare al 100 %, senza adattare.`,
    missing: 'La sua immagine',
  },
  pt: {
    title: 'Esta imagem ganha vida',
    steps: ['1  Leia o código com o telemóvel', '2  Permita a câmara', '3  Aponte para a imagem'],
    print: (size) => `Imagem ${size}. Imprimir a 100 %, sem ajustar.`,
    missing: 'A sua imagem',
  },
};
