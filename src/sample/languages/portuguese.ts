import type { Language } from '../material.ts';

export const portuguese: Language = {
  code: 'pt',
  share: 0.037,
  space: ' ',
  areas: [
    {
      name: 'everyday life in Portuguese',
      slots: {
        quem: ['meu chefe', 'uma cliente', 'a escola', 'o vizinho', 'minha sogra'],
        valor: ['trezentos', 'dois mil', 'cinquenta por mês', 'dez mil'],
        parte: ['o joelho', 'as costas', 'o ombro', 'o pescoço'],
        tempo: ['três semanas', 'dois meses', 'uns dias', 'um mês'],
      },
      context: ['Nunca fiz isso antes.', 'Tenho só {tempo}.', 'Não posso gastar muito.', 'Moro sozinho.'],
      topics: [
        {
          name: 'money in Portuguese',
          about: ['dinheiro', 'finanças pessoais', 'dívidas', 'investimentos'],
          asks: [
            'Como monto um orçamento da casa se sobra quase nada no fim do mês?',
            'Vale a pena quitar o empréstimo ou guardar {valor}?',
            'Onde investir {valor} sem muito risco?',
            'o banco cobrou uma tarifa de {valor}, posso reclamar',
            'Devo {valor} no cartão de crédito, por onde começo?',
            'Preciso declarar {valor} no imposto de renda?',
          ],
          more: ['Os juros são altos.', 'Faça uma tabela.', 'E com a inflação?'],
        },
        {
          name: 'health in Portuguese',
          about: ['saúde', 'treino e saúde', 'dores', 'exercícios'],
          asks: [
            'Machuquei {parte} há {tempo}, quando devo ir ao médico?',
            'Que exercícios fortalecem {parte} em casa?',
            'Acordo de madrugada e não durmo mais, o que ajuda?',
            'monte um treino para {tempo}, para quem está parado',
            'Posso tomar ibuprofeno com [antibiótico|remédio de pressão]?',
            'O que significa ferritina baixa no exame de sangue?',
          ],
          more: ['Piora de manhã.', 'Não tenho febre.', 'Pode ser do estresse?'],
        },
        {
          name: 'messages in Portuguese',
          about: ['um e-mail', 'uma mensagem', 'mensagens', 'um texto formal'],
          asks: [
            'Escreva um e-mail para {quem} pedindo [um aumento|mais prazo]',
            'Como digo para {quem} que não vou à festa?',
            'Corrija este texto, é para {quem}',
            'uma mensagem de aniversário para {quem}, engraçada e curta',
            'Preciso responder a {quem}, que ficou chateado comigo',
            'Resuma este relatório em cinco frases para {quem}',
          ],
          more: ['Mais formal.', 'Tire a última frase.', 'Dê outra opção.'],
        },
      ],
    },
  ],
  phrases: {
    openers: ['Oi!', 'Bom dia.', 'Uma dúvida rápida.'],
    subjects: ['[Dúvida|Pergunta] sobre {about}.', 'Preciso de ajuda com {about}.', 'Assunto: {about}.'],
    closers: ['Obrigado!', 'Obrigada desde já.', 'Seja breve, por favor.'],
    asides: [
      'Ontem perguntei sobre {coisa}.',
      'Minha irmã só pensa em outra coisa: {coisa}.',
      'Depois volto para {coisa}.',
    ],
    slots: { coisa: ['o treino', 'o empréstimo', 'o e-mail', 'a festa', 'o exame', 'o orçamento', 'o cartão'] },
    follows: ['Pode dar um exemplo?', 'Tem certeza?', 'Explique de forma mais simples.', 'E o que faço depois?'],
    replies: ['Claro, aqui vai uma primeira versão.', 'Depende de duas coisas, que explico abaixo.'],
    personal: ['Meu nome é {name} e moro em {address}.', 'Meu e-mail é {email}, telefone {phone}.'],
  },
};
