"""Spain: names, streets and towns from Faker; euros, IVA of 21, 10 and 4 % inside the prices, CIF numbers."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import ClassVar

from numpy.random import Generator

from receipts.config import component
from synth.content.faked import EUROPEAN, EuropeanLocale, worded
from synth.content.locale import Assortment, TaxRule
from synth.content.words.spanish import TRADE_WORDS
from synth.draw import Weight, listed, pick

_WORDS = worded(
    """
    titles: Factura simplificada | FACTURA SIMPLIFICADA | Ticket | Ticket de venta | Factura | Recibo | Tique
    | Ticket de compra | Nota | Copia cliente
    tax_ids: CIF: {} | C.I.F. {} | NIF: {} | N.I.F.: {} | CIF {} | NIF {} | CIF/NIF: {}
    phones: Tel. {} | Tel: {} | Teléfono: {} | Tfno. {} | Telf. {} | Tlf: {} | {} | Tlfno: {}
    footers: www.{site}.es | No se admiten devoluciones sin ticket | Cambios y devoluciones: {15..30} días con ticket
    | IVA incluido | Conserve su ticket
    | Le atendió: {name} | Síguenos en Instagram @{site} | Atención al cliente {phone} | Operación contactless
    | Aut. {######} | Puntos: {0..900}
    | info@{site}.es | Ha ahorrado {0..9},{##} | Horario: 9:30 a 21:30 | Wifi: {site} | Copia para el cliente
    | Garantía {1..3} años con ticket
    thanks: Gracias por su visita | Gracias por su compra | Muchas gracias | Gracias | Vuelva pronto
    | Gracias por su visita, vuelva pronto | Gracias por confiar en nosotros
    subtotal: Subtotal | Sub-total | Suma | Total bruto | Subtotal {cur}
    exclusive: Base imponible | Base imp. | Total sin {tax} | B. Imponible
    inclusive: Total {tax} incluido | Total ({tax} incl.) | Total con {tax}
    discount: Descuento | Descuento | Dto. | Dto. {1..5}0% | Cupón | Vale descuento | Promoción
    tip: Propina
    tax_row: {tax} {rate}% | {tax} | Cuota {tax} | Importe {tax} {rate}% | Total {tax} | {tax} ({rate}%)
    unrounded: Total | Suma
    rounded: Total a pagar | Total | Total factura
    final: Total | Total | TOTAL | Total a pagar | TOTAL ({cur}) | Total {cur} | Importe total | Total factura | TOTAL COMPRA
    | Total Euros | A pagar | Total ticket | Importe | Total general
    pieces: Artículos | Nº artículos | Unidades | Total artículos | Núm. líneas | Uds.
    change: Cambio | Cambio | CAMBIO | Devolución | Cambio {cur} | Su cambio
    cash: Efectivo | Efectivo | EFECTIVO | Entregado | Entrega | Contado | Importe entregado | Efectivo {cur}
    summary: {tax} | Tipo | % {tax} | Desglose {tax} | Detalle {tax}
    traps: Ahorro total | Puntos | Su ahorro | A cuenta | Pendiente | Total descuentos
    base_head: Base imponible | Base | Base imp. | B.Imp.
    tax_head: Cuota | {tax} | Cuota {tax}
    gross_head: Total | Importe | Total
    included: {tax} incluido | {tax} {rate}% incluido | Incluye {tax} {rate}%
    payment_modes: Forma de pago | Pago | F. Pago
    head_name: Descripción | Artículo | Concepto | Producto | Descripcion
    head_quantity: Cant. | Uds | Cant | Und. | Ud
    head_price: Precio | P. Unit | P.V.P. | PVP | Pr.Unit
    head_amount: Importe | Total | {cur} | Importe | Imp. | Importe {cur}
    head_tax: IVA | I
    printed_on: Impreso
    hotline: 900 123 456
    slogans: Desde {1920..2010} | Bienvenidos | Cocina casera | Calidad y precio | Tienda {####} | Centro {###}
    | Abierto todos los días | Su tienda de confianza
    bill_to: Cliente: | Facturar a: | Cliente
    mobile: 6{##} {###} {###}
    number: Factura simplificada | Ticket | Nº ticket | Fra. simplificada | Nº | Factura Nº | Ticket Nº | Op. | N. Ticket
    | Tique | Pedido | Nº factura | Fac. Simp.
    date: Fecha | Fecha | Fecha | Fec. | Fecha/Hora | Fecha emisión
    time: Hora | Hora | H
    cashier: Cajero | Cajera | Le atendió | Le atiende | Vendedor | Empleado | Camarero | Atendido por | Dependiente | Operador
    table: Mesa | MESA | Mesa nº
    covers: Comensales | Cubiertos | Com. | Pers.
    extras: Caja = {1..12} | Tienda = {####} | Caja = {##} | TPV = {##} | Ref. = {######} | Salón = {1..3}
    | Cliente = CONTADO | Centro = {####} | Turno = {1..3} | Comedor = {1..4} | Zona = TERRAZA | Vend. = {####}
    weekdays: dom | lun | mar | mié | jue | vie | sáb
    cards: Tarjeta | Tarjeta bancaria | TARJETA | Tarjeta crédito | VISA | Mastercard | Visa débito | Bizum | Tarjeta débito
    | American Express
    articles: 84########### | 84########### | ###### | #### | 2############
    promos: Descuento | Promoción | Dto. 10% | 2ª unidad -50% | Oferta | Cupón
    """
)
_NOUNS = worded(
    """
    grocery: Supermercado | Alimentación | Panadería | Carnicería | Frutería | Pescadería | Ultramarinos | Autoservicio
    | Charcutería | Bodega | Pastelería | Bazar | Floristería
    hardware: Ferretería | Bricolaje | Pinturas | Materiales | Suministros | Electricidad
    stationery: Papelería | Librería | Estanco | Imprenta | Copistería | Quiosco
    pharmacy: Farmacia | Parafarmacia | Perfumería | Óptica | Herbolario
    fuel: Estación de Servicio | Gasolinera | E.S. | Área de servicio
    restaurant: Restaurante | Bar | Cafetería | Mesón | Taberna | Cervecería | Asador | Marisquería | Pizzería | Bodega
    | Chiringuito | La Tasca | Casa
    cafe: Cafetería | Café | Churrería | Horno
    hotel: Hotel | Hostal | Pensión | Parador
    clothing: Moda | Calzados | Confecciones | Boutique
    electronics: Electrónica | Informática | Telefonía | Electrodomésticos | Fotografía
    parking: Aparcamiento | Parking | Parkings | Estacionamiento
    service: Talleres | Tintorería | Peluquería | Servicios
    """
)
# Usual prices in euros; r marks food and books, which are taxed at the lower rate.
_GOODS = worded(
    """
    grocery: LECHE ENTERA 1L = 0.99 r | LECHE SEMI P-6 = 5.70 r | BARRA DE PAN = 0.65 r | PAN MOLDE = 1.55 r
    | HUEVOS M 12U = 2.39 r | MANTEQUILLA 250G = 2.49 r | YOGUR NATURAL X4 = 0.95 r
    | QUESO CURADO CUÑA = 5.49 r | JAMÓN SERRANO = 3.29 r | CHORIZO EXTRA = 2.69 r | PAVO LONCHAS = 1.99 r
    | PECHUGA POLLO = 5.90 r | LOMO CERDO = 4.80 r | MERLUZA = 7.90 r | ATÚN CLARO P3 = 2.85 r
    | ACEITE OLIVA 1L = 8.45 r | VINAGRE = 0.85 r | ARROZ REDONDO 1KG = 1.35 r | GARBANZOS COC. = 0.85 r
    | LENTEJAS 1KG = 1.79 r | MACARRONES 500G = 0.80 r | TOMATE FRITO = 0.75 r | HARINA 1KG = 0.70 r
    | AZÚCAR 1KG = 1.10 r | CAFÉ MOLIDO {brand} = 2.89 r | GALLETAS MARÍA = 1.45 r | CHOCOLATE 150G = 1.35 r
    | PATATAS FRITAS = 1.29 r | PLÁTANO CANARIAS = 2.19 r | NARANJA MESA = 1.99 r
    | MANZANA GOLDEN = 1.95 r | TOMATE ENSALADA = 2.05 r | LECHUGA ICEBERG = 0.99 r | CEBOLLA MALLA = 1.65 r
    | PATATA 3KG = 3.49 r | PIMIENTO ROJO = 1.45 r | PIZZA JAMÓN = 2.65 r
    | AGUA 1,5L X6 = 1.98 r | REFRESCO COLA 2L = 1.49 | CERVEZA LATA X6 = 3.30 | VINO TINTO = 3.95
    | DETERGENTE {brand} = 6.49 | PAPEL HIGIÉNICO = 3.15 | LAVAVAJILLAS = 1.25
    | GEL BAÑO = 1.75 | CHAMPÚ {brand} = 2.45 | BOLSA PLÁSTICO = 0.10 | PAÑALES T4 = 8.95
    hardware: TORNILLO 4X40 = 3.90 | TACOS 8MM = 2.50 | PINTURA BLANCA 15L = 34.90 | BROCHA 50MM = 3.20 | RODILLO = 5.90
    | SILICONA = 4.90 | BOMBILLA LED = 3.50 | MARTILLO = 9.95
    | CANDADO = 6.95 | COPIA LLAVE = 2.00 | REGLETA 3T = 7.90 | CINTA CARROCERO = 2.20
    | SIERRA MANO = 10.90 | NIVEL 60CM = 13.50 | FLEXOMETRO 5M = 5.50 | ALICATE = 9.90 | COLA BLANCA = 4.20
    | MASILLA {1..5}KG = 6.90 | CEMENTO 25KG = 4.90 | ESCALERA {3..7} PELD = 49.90 | MANILLA PUERTA = 11.90
    | ENCHUFE = 3.90 | INTERRUPTOR = 3.50 | GRIFO {brand} = 39.90 | BROCA {3..12}MM = 2.90 | LIJA G{80..240} = 0.90
    | GUANTES T{8..10} = 2.95 | LONA 4X5M = 11.90 | TALADRO {brand} 18V = 89.00 | CERRADURA = 22.90 | MANGUERA 15M = 15.90
    | BARNIZ {1..4}L = 18.90
    stationery: BOLÍGRAFO AZUL = 0.70 | CUADERNO A4 = 2.20 | FOLIOS 500H = 5.25 | ROTULADOR = 1.10 | PEGAMENTO = 1.60
    | LIBRO = 18.90 r | PERIÓDICO = 1.80 r | REVISTA = 3.95 r | FOTOCOPIA = 0.08
    pharmacy: PARACETAMOL 1G = 2.50 r | IBUPROFENO 600 = 1.97 r | TIRITAS = 2.95 | CREMA SOLAR 50 = 14.95
    | PASTA DENTAL = 3.10 | COLIRIO = 8.50 | VITAMINA C = 6.20 | GEL HIDRO = 1.95
    | ASPIRINA 500MG = 4.95 r | JARABE TOS = 8.90 r | SPRAY NASAL = 6.50 r | OMEPRAZOL 14 CAP = 5.90 r
    | PASTILLAS GARGANTA = 6.95 r | ANTIACIDO = 5.40 r | DESODORANTE = 4.90 | CHAMPU {brand} = 8.90 | CREMA MANOS = 4.50
    | CACAO LABIAL = 2.95 | CEPILLO DENTAL = 3.50 | TOALLITAS BEBE = 2.60 | LECHE BEBE {1..3} = 16.90
    | MASCARILLAS X{10..50} = 3.95 | TERMOMETRO = 5.90 | GASAS X{10..50} = 2.40 | MAGNESIO = 9.90 | SUERO FISIOL. = 3.10
    | TEST EMBARAZO = 7.90 | CREMA FACIAL {brand} = 21.90
    fuel: SIN PLOMO 95 = 1.58 | GASÓLEO A = 1.48 | DIESEL E+ = 1.55 | GASOLINA 98 = 1.72
    restaurant: Menú del día = 12.50 | Tortilla española = 7.50 | Patatas bravas = 5.50 | Croquetas caseras = 8.00
    | Calamares = 10.50 | Gambas al ajillo = 13.00 | Ensaladilla rusa = 6.50
    | Jamón ibérico = 18.00 | Tabla de quesos = 14.00 | Pulpo a la gallega = 17.50 | Paella (2 pers) = 28.00
    | Ensalada mixta = 7.50 | Gazpacho = 5.50 | Lubina plancha = 16.50 | Entrecot = 19.50
    | Secreto ibérico = 15.00 | Chuletas cordero = 17.00 | Bocadillo lomo = 5.50 | Bocadillo {brand} = 6.00
    | Hamburguesa = 9.50 | Plato combinado {1..9} = 9.80 | Tostada tomate = 2.20
    | Churros = 2.50 | Flan casero = 4.00 | Tarta de queso = 5.50 | Arroz con leche = 4.20 | Pan = 1.20 | Café solo = 1.30
    | Café con leche = 1.60 | Cortado = 1.40 | Caña = 1.80 | Jarra cerveza = 3.50
    | Copa Rioja = 2.80 | Botella Ribera = 16.00 | Sangría jarra = 12.00 | Refresco = 2.40 | Agua 50cl = 1.60
    | Zumo naranja = 3.00 | Gin tonic = 8.00
    """
)


@component
class Spain(EuropeanLocale):
    """Receipts as Spain prints them: the factura simplificada with IVA inside, CIF numbers, legal forms such as S.L.

    Attributes:
        weight: how often it is taken, against the other locales.
    """

    weight: Weight = 1.0
    code: ClassVar[str] = "es_ES"
    faker_code: ClassVar[str] = "es_ES"
    upper_share: ClassVar[float] = 0.45
    folding: ClassVar[Mapping[str, str]] = dict(zip("ÁÉÍÓÚÑÜáéíóúñüªº", "AEIOUNUaeiounuao", strict=True))
    plain_share: ClassVar[float] = 0.45
    assortment: ClassVar[Assortment | None] = Assortment(_GOODS, step=10, endings=(9, 5, 5, 0, 0, 9), meal_step=10)
    nouns: ClassVar[Mapping[str, Sequence[str]]] = _NOUNS
    shapes: ClassVar[Sequence[str]] = listed(
        """
        {noun} {surname} | {noun} {surname} S.L. | {noun} Casa {first} | {invented} S.A. | {noun} {invented} | {invented} |
        Hermanos {surname} S.L. | {noun} El {surname} | {noun} La {invented} | {surname} y {surname} S.L. | {noun} {town} |
        {surname} e Hijos, S.L. | {noun} San {first} | {invented} {surname} S.L.U. | {noun} Los {surname} C.B. | {first}
        {surname} {surname}
        """
    )
    places: ClassVar[Sequence[str]] = ("C.C. {invented}", "Local {1..40}", "Pol. Ind. {surname}", "Bajo")
    addresses: ClassVar[Sequence[str]] = listed(
        """
        C/ {surname}, {1..180} / {postcode} {town} | Calle {surname}, {1..150} / {postcode} {town} | Avda. {surname}, {1..190} /
        {postcode} {town} | Pza. {surname}, {1..30} / {postcode} - {town} | C/ {first} {surname} {1..90}, {place} / {postcode}
        {town} | Av. de {town}, {1..200} / {postcode} {town} | Plaza Mayor {1..30} / {postcode} {town} | {street}, {1..90} /
        {postcode} {town} | {place} / C/ {surname} s/n / {postcode} {town}
        """
    )
    phone_forms: ClassVar[Sequence[str]] = (
        "9{##} {###} {###}",
        "9{########}",
        "9{##} {##} {##} {##}",
        "9{#} {###} {##} {##}",
        "6{##} {###} {###}",
        "+34 9{##} {###} {###}",
    )
    registration_forms: ClassVar[Sequence[str]] = (
        "R.M. {town} T.{####} F.{##}",
        "Tienda {####}",
        "Reg. Sanitario {##}.{#####}/{A}",
    )
    registration_share: ClassVar[float] = 0.15
    tax_id_forms: ClassVar[Sequence[str]] = (
        "B{########}",
        "B-{########}",
        "A{########}",
        "A-{########}",
        "{########}{A}",
        "{########}-{A}",
    )
    words: ClassVar[Mapping[str, Sequence[str]]] = {
        **EUROPEAN,
        **_WORDS,
        **TRADE_WORDS,
        "rounding": (),
        "service": (),
        "tax": ("IVA",),
        "marks": ("", "", "", "", "EUR "),
        "afters": ("", "", " €", "€", " EUR", " €"),
        "heads": ("€", "EUR", "Euros"),
    }

    def tax(self, kind: str, when: date, rng: Generator) -> TaxRule | None:
        """IVA at 21 %, at 10 % for food and books, at 4 % for medicine; meals and rooms at 10 %."""
        name = pick(rng, ("IVA", "IVA", "I.V.A."))
        full, low = pick(rng, (("A", "B"), ("21%", "10%"), ("C", "B"), ("*", "+")))
        levels = dict.fromkeys(("food", "books", "medicine", "prescription"), "reduced")
        if kind in ("restaurant", "cafe", "hotel"):
            return TaxRule(name, 1000, full[:1], "", levels={})
        if kind == "pharmacy":
            return TaxRule(name, 2100, full, "", 400, low.replace("10%", "4%"), levels)
        return TaxRule(name, 2100, full, "", 1000, low, levels)
