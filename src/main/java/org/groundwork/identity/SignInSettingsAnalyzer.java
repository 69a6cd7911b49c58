package org.groundwork.identity;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in a sentence which setting of sign-in is wrong. */
final class SignInSettingsAnalyzer extends AbstractFailureAnalyzer<SignInSettingsWrong> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable failure, SignInSettingsWrong wrong) {
        return new FailureAnalysis(
                String.valueOf(wrong.getMessage()), "The settings are explained in docs/sign-in.md.", wrong);
    }
}
