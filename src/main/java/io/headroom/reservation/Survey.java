package io.headroom.reservation;

import io.headroom.capacity.Fit;

/**
 * What the nodes of a group have for one product.
 *
 * @param scale the unit of weights and costs
 * @param weights what reservations weigh for the product
 * @param places the places that reservations can take, with their costs
 * @param sum the sum of what the nodes fit
 * @param lowered whether reserved addresses or storage may have lowered what a node fits; if not,
 *     the survey holds for every part of the reservations too
 */
record Survey(Scale scale, Weights weights, Places places, Fit sum, boolean lowered) {}
