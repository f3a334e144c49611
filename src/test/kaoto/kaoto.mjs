// What the check needs of Kaoto. Its package exports the editor alone, so the model is taken from the files beside it.
export { CamelResourceFactory } from './node_modules/@kaoto/kaoto/lib/esm/models/camel/camel-resource-factory.js';
export { CatalogKind } from './node_modules/@kaoto/kaoto/lib/esm/models/catalog-kind.js';
export { CamelCatalogService } from './node_modules/@kaoto/kaoto/lib/esm/models/visualization/flows/camel-catalog.service.js';
