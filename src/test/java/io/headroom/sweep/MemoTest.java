package io.headroom.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoTest {

  private final List<String> computed = new ArrayList<>();
  private final Memo<String, String> last =
      new Memo<>(
          question -> {
            computed.add(question);
            return question + "!";
          });

  @Test
  void a_question_is_answered_once_as_long_as_it_is_the_same() {
    assertThat(last.to("a")).isEqualTo("a!").isSameAs(last.to("a"));
    assertThat(computed).containsExactly("a");
  }

  @Test
  void another_question_is_answered_anew_and_so_is_the_first_after_it() {
    last.to("a");
    assertThat(last.to("b")).isEqualTo("b!");
    assertThat(last.to("a")).isEqualTo("a!");
    assertThat(computed).containsExactly("a", "b", "a");
  }

  @Test
  void an_answer_that_could_not_be_computed_is_not_remembered() {
    Memo<String, Integer> numbers = new Memo<>(Integer::valueOf);
    last.to("a");
    assertThatThrownBy(() -> numbers.to("x")).isInstanceOf(NumberFormatException.class);
    assertThat(numbers.to("7")).isEqualTo(7);
    assertThatThrownBy(() -> numbers.to("x")).isInstanceOf(NumberFormatException.class);
  }

  /** A question that counts how often it is compared with another object. */
  private static final class Costly {

    private static int comparisons(Costly... questions) {
      return Arrays.stream(questions).mapToInt(one -> one.comparisons).sum();
    }

    private int comparisons;

    @Override
    public boolean equals(Object other) {
      if (this != other) {
        comparisons++;
      }
      return other instanceof Costly;
    }

    @Override
    public int hashCode() {
      return 1;
    }
  }

  @Test
  void a_question_that_comes_again_is_compared_with_itself() {
    Memo<Costly, String> costly = new Memo<>(question -> "answer");
    Costly first = new Costly();
    Costly second = new Costly();
    costly.to(first);
    costly.to(second);
    assertThat(Costly.comparisons(first, second)).isOne();

    costly.to(second);
    assertThat(Costly.comparisons(first, second)).isOne();
  }
}
