import type { Language } from '../material.ts';

export const spanish: Language = {
  code: 'es',
  share: 0.05,
  space: ' ',
  areas: [
    {
      name: 'everyday life in Spanish',
      slots: {
        quien: ['mi jefa', 'un cliente', 'mi casero', 'la profesora de mi hijo', 'una vecina'],
        comida: ['lentejas', 'pollo', 'calabacín', 'merluza', 'garbanzos', 'arroz'],
        lugar: ['Oaxaca', 'Sevilla', 'Cartagena', 'Buenos Aires', 'Asturias'],
        tiempo: ['tres días', 'una semana', 'quince días', 'un fin de semana'],
      },
      context: ['Es la primera vez que lo hago.', 'Tengo poco dinero.', 'Me queda {tiempo}.', 'Somos cuatro en casa.'],
      topics: [
        {
          name: 'cooking in Spanish',
          about: ['recetas', 'la cena', 'cocina', 'una receta'],
          asks: [
            '¿Qué puedo preparar con {comida} y {comida} para la cena?',
            'Dame una receta [fácil|rápida] de {comida} para los niños',
            '¿Cómo se hace una tortilla de patatas que no se rompa?',
            'cuánto tiempo se cuecen las {comida} en la olla',
            'Quiero un menú para {tiempo} con {comida} y sin gluten',
            'La masa del pan no sube, ¿qué hago mal?',
          ],
          more: ['¿Se puede congelar?', 'No tengo horno.', '¿Con qué sustituyo la mantequilla?'],
        },
        {
          name: 'letters in Spanish',
          about: ['una carta', 'un correo formal', 'correos', 'una carta formal'],
          asks: [
            'Escribe un correo para {quien}, [formal|amable], para pedir una cita',
            '¿Cómo le digo a {quien} que no puedo ir sin que se enfade?',
            'Corrige la ortografía de esta carta para {quien}',
            'redacta una reclamación porque el pedido llegó roto',
            'Necesito una carta de motivación para un puesto de [camarero|contable]',
            'Resume este texto en cinco líneas para {quien}',
          ],
          more: ['Más corto, por favor.', 'Que suene menos seco.', '¿Hace falta tratarle de usted?'],
        },
        {
          name: 'trips in Spanish',
          about: ['un viaje', 'las vacaciones', 'viajes', 'turismo'],
          asks: [
            '¿Qué se puede ver en {lugar} en {tiempo}?',
            'Organiza una ruta por {lugar} de {tiempo} con niños',
            '¿Cuál es la mejor época para viajar a {lugar}?',
            'busco un alojamiento tranquilo cerca de {lugar}',
            'Me cancelaron el vuelo a {lugar}, ¿puedo pedir una indemnización?',
            '¿Qué ropa llevo a {lugar} en noviembre?',
          ],
          more: ['Sin museos.', 'Vamos en autobús.', '¿Cuánto costaría todo?'],
        },
        {
          name: 'school in Spanish',
          about: ['deberes', 'el examen', 'matemáticas e historia', 'los estudios'],
          asks: [
            'Explícame las fracciones con un ejemplo [sencillo|de la vida diaria]',
            '¿Por qué cayó el imperio romano?',
            'Hazme diez preguntas para repasar la célula',
            'mi hija no entiende las ecuaciones, cómo se resuelven paso a paso',
            'Necesito un plan de estudio de {tiempo} para el examen de historia',
            '¿Cuál es la diferencia entre metáfora y comparación?',
          ],
          more: ['¿Me pones otro ejercicio?', 'No entiendo el segundo paso.', 'El examen es el lunes.'],
        },
      ],
    },
  ],
  phrases: {
    openers: ['Hola.', 'Buenas tardes.', 'Una pregunta.'],
    subjects: ['Una [duda|pregunta] sobre {about}.', 'Necesito ayuda con {about}.', 'Tema: {about}.'],
    closers: ['Gracias.', 'Muchas gracias de antemano.', 'Sé breve, por favor.'],
    asides: ['Ayer te pregunté por {cosa}.', 'Mi hermano me habló de {cosa}.', 'Luego sigo con {cosa}.'],
    slots: {
      cosa: ['una receta', 'el viaje', 'la carta', 'el examen', 'el correo', 'la cena', 'el hotel', 'las ecuaciones'],
    },
    follows: ['¿Puedes dar un ejemplo?', '¿Estás seguro?', 'Hazlo más sencillo.', '¿Y después qué hago?'],
    replies: ['Claro, aquí tienes una primera versión.', 'Depende de dos cosas, que explico a continuación.'],
    personal: ['Me llamo {name} y vivo en {address}.', 'Mi correo es {email} y mi teléfono {phone}.'],
  },
};
