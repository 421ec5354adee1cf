"""Spanish: what the trades sell, charge and note, what sheets and slips say, as tills of Spain print it. Data only."""

from collections.abc import Mapping, Sequence

from synth.content.faked import worded

TRADE_WORDS: Mapping[str, Sequence[str]] = {
    **worded(
        """
        goods/colour: NEGRO | BLANCO | MARINO | GRIS | ROJO | AZUL | VERDE | BEIGE | ROSA | MARRON | CAQUI | CRUDO | OLIVA
        | BURDEOS | AMARILLO | CELESTE | CAMEL
        goods/grams: {50..950}G | {1..9}00G | {1..5}KG | 250G | 500G | 400G
        goods/litres: 1L | 2L | 50CL | 33CL | 75CL | 1,5L | 6X33CL | 6X1,5L | 25CL | LATA 33CL
        goods/pack: P-{2..12} | X{2..10} | {2..6} UD | PACK {2..6} | {6..24} UDS
        goods/pills: {1..10}0 COMP | 20 COMP | 24 CAPS | 28 COMP | 12 SOBRES | {2..6}0 UDS
        goods/bottle: 100ML | 150ML | 200ML | 250ML | 400ML | 500ML
        posts: CAJA | ENCARGADO | GERENTE
        vouchers: Tarjeta regalo | Vale | Vale de compra | Cheque regalo | Abono | Vale descuento
        voids: Anulación {name} | ANUL. {name} | Artículo anulado | *ANULADO* {name} | Corrección {name} | Devol. {name}
        discounts: Descuento {percent}% | Dto. {percent}% | DTO {percent}% | Oferta -{percent}% | Promo -{percent}%
        | Rebaja {percent}%
        members: Tarjeta cliente | Nº socio | Tarjeta Club | Nº tarjeta | Cliente nº
        points: Puntos obtenidos: {1..250} | Puntos esta compra: {1..99} | Saldo de puntos: {100..9999}
        | Puntos extra: {5..80} | Saldo club: {0..9},{##} EUR
        grocery/produce: PLATANO GRANEL | MANZANA GALA | MANZANA FUJI | TOMATE RAMA | ZANAHORIA GRANEL | CEBOLLA
        | CEBOLLA MORADA | UVA SIN PEPITA | JENGIBRE | PIMIENTO VERDE | PATATA LAVADA | BROCOLI | NARANJA ZUMO
        | PERA CONFERENCIA | BONIATO | AJO GRANEL | COL LISA | PEPINO | MANGO MADURO | PAPAYA MADURA | SANDIA | LIMON GRANEL
        | CALABACIN | BERENJENA | GUINDILLA | MELON PIEL SAPO | CHAMPIÑON | JUDIA VERDE | MELOCOTON | CEREZA | AGUACATE
        grocery/counter: TERNERA PICADA | PECHUGA POLLO FIL | POLLO ENTERO | CHULETA CORDERO | RODAJA SALMON | GAMBAS
        | JAMON COCIDO | QUESO SEMI CORTE | PANCETA | PAVO LONCHAS | CABALLA | SALCHICHAS FRESCAS | ACEITUNAS
        | SALCHICHON {brand} | QUESO MANCHEGO | MUSLOS PATO | COSTILLAS CERDO | MERLUZA RODAJAS | BOQUERONES
        | LOMO EMBUCHADO | MORCILLA
        grocery/drinks: COLA {brand} {litres} | GASEOSA {litres} | AGUA MINERAL {litres} | CERVEZA {brand} {litres}
        | ZUMO NARANJA {litres} | BEB. ENERG. {brand} | TONICA {litres} | TE FRIO {litres} | CLARA LIMON 33CL
        | REFRESCO NARANJA {litres} | ZUMO PIÑA {litres} | AGUA CON GAS {litres}
        deposits: DEPOSITO | DEPOSITO ENVASE | FIANZA ENVASE | + ENVASE
        empties: DEVOL. ENVASE | RETORNO ENVASE | ENVASES DEVUELTOS | ABONO ENVASE
        bags: BOLSA CAMISETA | BOLSA REUTILIZABLE | BOLSA PAPEL | BOLSA GRANDE | BOLSA RAFIA
        cafe/drinks: Café solo | Café con leche | Cortado | Café bombón | Carajillo | Café americano | Capuchino
        | Café doble | Descafeinado | Manchado | Latte | Chocolate a la taza | Té verde | Té negro | Manzanilla
        | Poleo menta | Té chai | Café con hielo | Café vienés | Limonada | Batido de mango | Zumo de naranja
        | Granizado limón | Horchata | Cola Cao | Agua con gas | Batido chocolate | Infusión
        cafe/food: Cruasán | Cruasán almendra | Napolitana choco | Magdalena arándanos | Bizcocho plátano | Tarta zanahoria
        | Tarta de queso | Brownie | Galleta choco | Caracola canela | Sándwich mixto | Tostada aguacate | Bagel salmón
        | Quiche verduras | Sopa del día | Panini de pollo | Bol de granola | Huevos benedict | Tarta de limón
        | Tostada tomate | Wrap vegano | Sándwich vegetal | Pincho tortilla | Churros 6 ud | Ensaimada | Bocadillo jamón
        | Palmera chocolate | Porras 2 ud
        cafe/extras: Leche de avena | Leche de almendra | Leche de soja | Carga extra | Sirope vainilla | Sirope caramelo
        | Nata | Leche de coco
        cafe/wishes: Sin azúcar | Leche desnatada | Descafeinado | Muy caliente | Poco azúcar | Sin espuma | Poco hielo
        | Vaso propio | Flojo | Sin lactosa | Con hielo
        cafe/requests: Caliente | Sin mantequilla | Sin gluten | Para compartir | Tostado | Sin cebolla
        | Partido por la mitad | Salsa aparte | Para llevar
        cafe/sizes: PEQ. | MED. | GDE. | (P) | (M) | (G) | 20CL | 30CL | 40CL | | |
        cafe/places: Servicio = En local | Servicio = Para llevar | Pedido = {##} | Nº pedido = {###} | Mesa = {1..30}
        | Avisador = {1..40} | Terraza = {1..15} | Barra = {1..4}
        cafe/names: Nombre | Cliente | Pedido de
        stamps: {1..9} sellos acumulados | Compre 9 y llévese 1 gratis | Sellos: {1..9}/10 | Wifi gratis: pida la clave |
        fuel/wash: LAVADO PROG {1..4} | LAVADO ORO | LAVADO A PRESION | LIMPIAPARABRISAS 5L | AIRE Y AGUA | ACEITE MOTOR 1L
        | FICHA ASPIRADOR
        fuel/snacks: CAFE | PATATAS {brand} | AGUA 50CL | SANDWICH MIXTO | CHOCOLATINA {brand} | BEBIDA ENERGETICA | CHICLES
        | BOLLO
        fuel/pumps: Surtidor | Surt. | Nº surtidor | Manguera | Calle
        fuel/units: L | L | LITROS
        fuel/labels: Operario = {##} | Estación = {####} | Kilómetros = {#####}{#} | Tarjeta flota = {####}
        | Operación = VENTA | Comercio = {######} | Terminal = {########} | Lote = {###} | Modo = POSTPAGO | Modo = PREPAGO
        | Turno = {1..3} | Matrícula = {#### AAA}
        fuel/notes: Puntos obtenidos {1..120} | Saldo tarjeta {100..9000} puntos | Acumule puntos en cada litro
        | Revise aceite y neumáticos | Precio con impuestos incluidos
        pharmacy/prescription: AMOXICILINA {1..5}00MG CAP | METFORMINA 850MG COMP | AMLODIPINO 5MG COMP
        | SIMVASTATINA {2..4}0MG CP | OMEPRAZOL 20MG CAPS | SALBUTAMOL 100MCG INH | EUTIROX {1..4}25MCG
        | PREDNISONA 5MG COMP | LOSARTAN 50MG COMP | SERTRALINA 50MG COMP | HIDROCORTISONA 1% CR | INSULINA PLUMA 3ML
        | LATANOPROST COLIRIO | SINTROM 4MG COMP | CODEINA 30MG COMP | ENALAPRIL 20MG COMP
        pharmacy/labels: Nº receta = {######} | Receta = {A}{#####} | Dr. = {A}. {doctor} | Médico = Dr. {doctor}
        | Farmacéutico = {A}.{A}. | Paciente = {A}.{A}. | Dispensación = {1..6} de 6 | Aportación = TSI {##} | CN = {######}
        | Póliza = {#######}
        pharmacy/doses: 1 comprimido 2 veces al día | 1 al día con la comida | Aplicar 2 veces al día | 2 cada 6 horas
        | Según prescripción | 1 por la noche | 1 comprimido 3 veces al día tras las comidas
        pharmacy/batches: Lote {A}{####} Cad {month} | Lote {#####} Cad. {month} | Cad {month} | Lote {A}{A}{###}
        pharmacy/covered: APORTACION SNS | SEGURIDAD SOCIAL | PARTE MUTUA | CARGO SEGURO | REDUCCION SNS
        pharmacy/notes: Mantener fuera del alcance de los niños | No se admiten devoluciones de medicamentos
        | Consulte a su farmacéutico | Conservar por debajo de 25°C | Deposite los envases en el punto SIGRE
        hardware/loose: TORNILLO {3..6}X{20..90} | CLAVO {20..100}MM | ARANDELA M{4..12} | PERNO M{4..16}X{20..120}
        | TUERCA M{4..16} | TACO {6..12}MM | BRIDA {100..300}MM | GANCHO LATON | REMACHE {3..6}MM | CODO COBRE {15..22}MM
        hardware/lengths: CABLE H07V 2,5MM | CADENA {3..8}MM | CUERDA {6..16}MM | LISTON {25..100}X{50..150}
        | TUBO PVC {20..110}MM | MANGUERA {12..25}MM | TUBO COBRE {15..22}MM | RODAPIE DM | MALLA METALICA
        | MANGUERA ELEC 3G1,5
        hardware/accounts: Cuenta = {A}{####} | Tarj. profesional = {######} | Nº cuenta = {#####} | Su pedido = {####}
        | Cliente = CONTADO
        hardware/notes: Los cortes no admiten devolución | La pintura a medida no admite devolución
        | Devoluciones en {14..45} días con ticket
        clothing/adults: CAMISETA {colour} | CAMISA OXFORD {colour} | VAQUERO SLIM | CHINO {colour} | VESTIDO MIDI
        | JERSEY LANA {colour} | ABRIGO {colour} | SUDADERA {colour} | FALDA PLISADA | BLUSA {colour} | DEPORTIVAS {colour}
        | BOTINES | SANDALIAS {colour} | CINTURON PIEL | CALCETINES P-3 | SLIP P-5 | BUFANDA {colour} | LEGGINGS {colour}
        | AMERICANA {colour} | POLO {colour} | CHAQUETA PUNTO {colour} | BERMUDA {colour} | CAZADORA {brand}
        | ZAPATILLAS {brand} | BOLSO {colour} | CORBATA SEDA | GORRO {colour} | PIJAMA | BAÑADOR
        clothing/children: CAMISETA NIÑO {colour} | BODY BEBE P-3 | PANTALON COLEGIO | POLO COLEGIO P-2 | VAQUERO NIÑO
        | VESTIDO NIÑA {colour} | ABRIGO NIÑO {colour} | BERMUDA NIÑO | DEPORTIVAS NIÑO | BABEROS P-5 | LEGGINGS NIÑA
        | CALCETIN BEBE P-5
        clothing/sizes: S | M | L | XL | XS | XXL | 36 | 38 | 40 | 42 | 44 | 46 | U | 40 ES | 42 ES | N{36..45}
        clothing/ages: 2-3 años | 3-4 años | 5-6 años | 7-8 años | 10 años | 12 años | 0-3 meses | 6-9 meses | 18 meses
        clothing/styles: Talla {size} | Talla: {size} | T. {size} | {size} | {style} {size} | Ref. {style} Talla {size}
        | {size} / {style}
        clothing/returns: Cambios en {14..60} días con ticket y etiqueta | Cambios en {7..30} días
        | Artículos rebajados sin cambio | No se cambia ropa interior ni baño | Reembolso solo en la tarjeta original
        | Conserve el ticket para cambios | Sin etiqueta no hay devolución
        clothing/staff: Asesor = {##} | Vendedor = {####} | Estilista = {###} | Tienda = {###} | Sección = {##}
        electronics/phones: MOVIL {brand} {6..15} 64GB | MOVIL {brand} {A}{##} 128GB | {brand} NOTE {8..20} LIBRE
        | {brand} FOLD 256GB LIBRE | {brand} {A}{#}E DUAL SIM
        electronics/devices: PORTATIL {brand} {13..17}" | TV {brand} {32..75}" 4K | TABLET {brand} 10,1
        | MONITOR {brand} 27" LED | CAMARA {brand} {A}{###} | IMPRESORA {A}{A}{###} | CONSOLA 1TB | RELOJ INTEL. {brand}
        | BARRA SONIDO {brand} | ROUTER {A}{A}{####} WIFI | ASPIRADOR {brand} | MICROONDAS {brand} 20L | ALTAVOZ BT {brand}
        | DISCO DURO {1..8}TB
        electronics/small: CABLE USB-C {1..3}MT | CABLE HDMI 2MT | FUNDA MOVIL {colour} | PROTECTOR PANTALLA | RATON {brand}
        | TECLADO {brand} | TARJETA SD 64GB | PENDRIVE 32GB | AURICULARES {brand} | CARGADOR 20W | BATERIA EXT {5..20}000
        | PILAS AAA P-8 | TINTA {###}XL | ADAPTADOR {A}{A}{##} | WEBCAM {brand} FHD | TONER NEGRO {####}
        electronics/serials: N/S | Nº serie | SN: | N.Serie
        electronics/warranties: GARANTIA {2..5} AÑOS | EXT. GARANTIA {2..3} AÑOS | SEGURO {12..36} MESES
        | SEGURO PANTALLA {1..2}A | PUESTA EN MARCHA
        electronics/trade_ins: PLAN RENOVE | ENTREGA USADO | RECOMPRA | ABONO DISP. USADO
        electronics/notes: Garantía {12..36} meses desde la compra | Conserve el ticket para la garantía
        | Software abierto sin devolución | Cambios en {7..30} días con embalaje original
        | Registre su producto en www.{A}{A}soporte.es | Precinto roto anula la garantía
        hotel/rooms: Alojamiento | Habitación doble | Habitación indiv. | Hab. dos camas | Hab. superior | Suite junior
        | Hab. familiar | Doble estándar | Estancia | Noche habitación | Cama en litera | Hab. triple
        hotel/meals: Desayuno | Desayuno buffet | Cena | Servicio habitación | Bar hotel | Media pensión | Merienda
        | Menú almuerzo
        hotel/others: Minibar hab. | Lavandería | Aparcamiento | Salida tarde | Masaje spa | Cama supletoria | Teléfono
        | Traslado aeropuerto | TV de pago | Mascota | Sala de reuniones | Wifi prémium
        hotel/town_taxes: Tasa turística | TASA TURISTICA | Impuesto turístico | Ecotasa
        hotel/deposits: Depósito pagado | Anticipo | Pago en línea | Señal de reserva
        hotel/cards: Tarjeta | Tarjeta crédito | Visa | Mastercard
        hotel/arrivals: Entrada | Llegada | Fecha entrada | Desde
        hotel/departures: Salida | Fecha salida | Hasta
        hotel/room_labels: Habitación | Hab. | Hab. nº
        hotel/guests: Huésped | Cliente | Nombre
        hotel/labels: Folio = {#####} | Nº folio = {######} | Personas = {1..4} | Adultos = {1..3} | Tarifa = {A}{A}{A}
        | Nº conf. = {########} | Reserva = {A}{A}{######} | Nº reserva = {######} | Cuenta = {####} | Empresa = PARTICULAR
        hotel/notes: Gracias por su estancia | Esperamos verle de nuevo | Firma del cliente
        | El cliente responde del pago de su cuenta | Salida antes de las {10..12} h | Entregue la llave en recepción
        parking/fees: APARCAMIENTO | ESTACIONAMIENTO | ESTANCIA PARKING | ROTACION | PARKING {hours} H | HASTA {hours} HORAS
        | TARIFA HORARIA | PARKING PUBLICO | ZONA {A} TARIFA {1..4} | VISITANTES | PARKING P{1..9}
        parking/first: PRIMERA HORA | ENTRADA | MINIMO
        parking/lost: TICKET PERDIDO | DUPLICADO TICKET | GASTOS GESTION
        units/parking: | H
        parking/in: Entrada | Hora entrada | Llegada | Inicio | Ent.
        parking/out: Salida | Hora salida | Pagado hasta | Fin | Sal.
        parking/stays: Duración | Estancia | Tiempo | Tiempo total | T. estancia
        parking/clocks: {h}:{m:02d} | {h}h {m:02d}m | {h} h {m} min | {h:02d}:{m:02d}
        parking/labels: Nº ticket = {######} | Ticket = {###########} | Cajero aut. = {##} | Cajero = {1..9}
        | Matrícula = {plate} | Mat. = {plate} | Planta = -{1..6} | Plaza = {A}{##} | Zona = {A} | Centro = {####}
        | Vehículo = TURISMO
        plates: #### AAA | ####AAA | ####-AAA | A-####-AA
        parking/notes: Dispone de {10..20} minutos para salir | Conserve este ticket | Buen viaje
        | Ticket perdido: tarifa máxima diaria | No transferible | Coloque el ticket visible en el salpicadero
        service/work: Mano de obra | M.O. taller | Asesoría | Instalación | Reparación caldera | Limpieza general
        | Jardinería | Soporte informático | Cambio de aceite | Diseño gráfico | Fontanería | Trabajos electricidad
        | Traducción | Clases particulares | Pintura | Revisión aire acond. | Revisión frenos | Fotografía | Reparación
        | Formación
        service/parts: FILTRO {A}{A}{###} | VALVULA {##}MM | PASTILLAS FRENO | ACEITE MOTOR 5L | BOMBA {brand}
        | LATIGUILLO {1..5}M | TERMOSTATO | BATERIA 12V | SELLADOR | CABLE ELEC. {5..50}M | PIEZA COMPRESOR {###}
        | BUJIAS X4 | GRIFO {brand} | MATERIALES | PINTURA {5..20}L | INTERRUPTOR {brand}
        service/fixed: Desplazamiento | Transporte | Dietas | Diagnóstico | Inspección | Retirada residuos | Gastos gestión
        | Recargo urgencia
        units/work: H | H | HORAS
        service/labels: Nº trabajo = {#####} | Orden = {A}{####} | Su ref. = PED {####} | Nº pedido = {######}
        | Vencimiento = 14 días | Vencimiento = 30 días | Pago = A la vista | Técnico = {A}.{A}. | Kilómetros = {#####}
        | Vehículo = {#### AAA} | Cuenta = {A}{###} | Proyecto = {A}{A}-{##}
        service/customers: Cliente | Facturar a | Destinatario | A la atención de
        service/due: Vencimiento | Fecha de pago | Pagar antes de | Vence
        service/transfers: Transferencia | TRANSF. BANCARIA | Recibo domiciliado | Domiciliación | Cheque
        service/notes: IBAN ES{##} {####} {####} {##} {##########} | Indique el número de factura
        | Intereses por demora según ley | Trabajos garantizados {6..24} meses | Reserva de dominio hasta el pago
        | Cheque nominativo a la empresa | Piezas con {12..24} meses de garantía
        units/weight: KG
        units/length: M
        slip: COPIA CLIENTE | {method} | {card} | {date} {time} | Comercio: {#########} | Terminal: {########}
        | Operación: {######} | Aut.: {######} | AID: A000000{#######} | Lectura: contactless | Importe: {amount} EUR
        | Operación aceptada
        cards/other: Bizum
        head_position: Nº | Pos. | Lín. | Línea
        head_code: Código | Ref. | Referencia | Cód. art. | Cód.
        head_unit: Ud. | Unidad | Med.
        head_date: Fecha | Fecha | Día
        head_charges: Cargos | Debe | Cargo {cur}
        head_credits: Abonos | Haber | Pagos
        head_balance: Saldo | Saldo | Saldo {cur}
        each: {p} ud | a {p} | x {p} | ({p}) | {p} c/u
        piece_unit: ud | Ud. | uds | pza
        brought_forward: Suma anterior | Suma y sigue | Viene de la página anterior
        balance_forward: Saldo anterior | Suma anterior
        invoice_titles: Factura | FACTURA | Factura | Factura de venta | Factura contado
        bill_titles: NOTA DE VENTA | FACTURA | RECIBO | Factura simplificada | VENTA CONTADO
        customer_line: D./Dña. | Nombre | Cliente | Recibí de | A
        signatures: Firma | Firma y sello | Recibí | Conforme cliente | Firma autorizada
        folio_titles: Factura | FACTURA HOTEL | Cuenta de cliente | Extracto de cuenta | Factura de estancia
        total_credits: Total abonos | Pagos | Total pagado | Cobrado
        balance_due: Saldo pendiente | Saldo | Pendiente
        guest_signature: Firma del cliente | Firma
        due: Vencimiento | Fecha de pago | Pagar antes de
        customer: Nº cliente = {#####} | Cuenta = {A}{###} | Cód. cliente = {######} | Su ref. = {A}{A}
        bank: Banco = Banco {site} | Titular = {name} | IBAN = ES{## #### #### #### ####} | BIC = {AAAAAAAA}
        | Cuenta = {#### #### ## ##########} | Sucursal = {town}
        terms: Pago a {15..30} días | Pago al contado | No se admiten devoluciones | Indique el número de factura en el pago
        | Intereses por demora según ley | Gracias por su confianza | Cheque a nombre de {name}
        | Reserva de dominio hasta el pago | Reclamaciones en {7..15} días | Precios en {cur}
        card_titles: VENTA | Venta con tarjeta | PAGO CON TARJETA | OPERACION TARJETA | Venta
        card_amounts: IMPORTE | Importe | Importe {cur} | TOTAL | Importe total
        card_base: Importe | Importe sin propina
        card_approved: OPERACION ACEPTADA | Aprobada | *** Autorizada *** | Operación autorizada | ACEPTADA
        card_checked: PIN verificado | Firma no necesaria | Operación con PIN | Sin firma
        card_copies: COPIA CLIENTE | Copia para el cliente | COPIA COMERCIO | *** Copia cliente *** | Ejemplar comercio
        card_terms: Conserve este recibo | Cargue el importe en mi cuenta | Acepto pagar el importe indicado
        | Recibo para el cliente
        card_signatures: Firma | Firma del titular | X
        card_entries: Chip | Contactless | Banda | Lectura chip | NFC
        card_type: Tarjeta | Marca | Tipo
        card_number: Nº tarjeta | Tarjeta | PAN | Nº
        card_expiry: Caducidad | Cad. | Vence
        card_entry: Lectura | Modo | Entrada
        card_application: AID
        card_label: Aplicación | Apl.
        card_cryptogram: ARC | TC | AC
        card_approval: Autorización | Aut. | Nº autorización | Cód. aut.
        card_terminal: Terminal | TPV | Nº terminal
        card_merchant: Comercio | Nº comercio | FUC
        card_batch: Lote | Sesión
        card_trace: Operación | Nº operación | Secuencia | Ref.
        fuel_heads: Carburante | VENTA CARBURANTE | Surtidor | *** Carburante ***
        fuel_grades: Producto | Carburante | Prod.
        fuel_volumes: Litros | Cantidad | Volumen | Cant.
        fuel_prices: Precio | Precio/{unit} | P. unitario | {cur}/{unit}
        fuel_sales: Importe | Importe {cur} | Total carburante | Venta
        kiosk_calls: Espere a que llamen su número | Recoja su pedido en el mostrador | Mire su número en la pantalla
        | Conserve este ticket | Tome asiento, le servimos | Pedido en preparación
        kiosk_orders: Pedido | Número de pedido | Su número | PEDIDO Nº | Recogida
        kiosk_services: Para tomar aquí | Para llevar | En local | Servicio en mesa | Recoger en barra
        label_titles: Receta | Dispensación | Ticket farmacia | Justificante | Venta
        warnings: Mantener fuera del alcance de los niños | Conservar por debajo de {20..30} °C | Tomar con la comida
        | Tomar con un vaso de agua | Agitar antes de usar | Uso externo | Puede producir sueño | Complete el tratamiento
        | Consulte a su farmacéutico | No supere la dosis
        parking_titles: Ticket de aparcamiento | Recibo parking | P | PARKING | APARCAMIENTO | Cajero automático
        | Ticket de salida
        ticket_titles: Ticket | Recibo | Pagado | Entrada | Justificante
        check_titles: Cuenta | CUENTA | Nota | Cuenta de mesa | ** Cuenta **
        check_signatures: Firma | Firma cliente | Habitación / Nombre | Nombre
        seats: Comensal {n} | - Comensal {n} - | Asiento {n} | *** Comensal {n} ***
        courses: Plato {n} | --- Plato {n} --- | {n}º plato
        gratuities: Propina sugerida | Guía de propinas: | Para su comodidad:
        tip_lines: Propina: | Propina | PROPINA
        total_lines: Total: | TOTAL: | Total general:
        summary_total: Total | Totales | Suma
        statement_titles: Factura | FACTURA | Factura de servicios | Parte de trabajo | Minuta de honorarios
        """
    ),
    # With the blank behind them.
    "cafe/marks": ("+ ", "+ ", "Extra ", "* ", "- "),
}
