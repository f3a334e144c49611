package io.headroom.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the id of a product. */
final class ProductId implements ITypeConverter<Long> {

  @Override
  public Long convert(String text) {
    if (!text.matches("0*[1-9][0-9]{0,17}")) {
      throw new TypeConversionException(
          "\"" + text + "\" is not the id of a product, a number above 0");
    }
    return Long.valueOf(text);
  }
}
