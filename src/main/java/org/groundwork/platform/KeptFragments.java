package org.groundwork.platform;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.thymeleaf.IEngineConfiguration;
import org.thymeleaf.context.Context;
import org.thymeleaf.context.IContext;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.context.IWebContext;
import org.thymeleaf.context.WebContext;
import org.thymeleaf.dialect.AbstractProcessorDialect;
import org.thymeleaf.engine.AttributeName;
import org.thymeleaf.engine.TemplateModel;
import org.thymeleaf.exceptions.TemplateProcessingException;
import org.thymeleaf.model.IModel;
import org.thymeleaf.model.IModelFactory;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.IProcessor;
import org.thymeleaf.processor.element.AbstractAttributeTagProcessor;
import org.thymeleaf.processor.element.IElementTagStructureHandler;
import org.thymeleaf.spring6.expression.ThymeleafEvaluationContext;
import org.thymeleaf.spring6.naming.SpringContextVariableNames;
import org.thymeleaf.standard.expression.Assignation;
import org.thymeleaf.standard.expression.AssignationUtils;
import org.thymeleaf.standard.expression.Fragment;
import org.thymeleaf.standard.expression.FragmentExpression;
import org.thymeleaf.standard.expression.FragmentSignature;
import org.thymeleaf.standard.expression.FragmentSignatureUtils;
import org.thymeleaf.standard.expression.IStandardExpression;
import org.thymeleaf.standard.expression.StandardExpressions;
import org.thymeleaf.standard.processor.StandardXmlNsTagProcessor;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.util.IWritableCharSequence;
import org.thymeleaf.web.IWebApplication;
import org.thymeleaf.web.IWebExchange;
import org.thymeleaf.web.IWebRequest;
import org.thymeleaf.web.IWebSession;
import org.unbescape.html.HtmlEscape;

/**
 * {@code kept:replace}: like {@code th:replace}, of a fragment whose text is a function of its
 * parameters; the text is kept, and written again where the same fragment is asked for with equal
 * parameters. That it is such a function is not promised by the template but made so: the fragment
 * sees its parameters, messages, links and {@code #times}, and no other variable of the page.
 * Parameters therefore must be values: records, enums, texts, numbers, and lists of them.
 *
 * <p>The page's token against forged requests, which every form bears, is put in anew each time;
 * and so is what {@code kept:each-time="name=${...}"} gives: a variable that the fragment may write
 * as a text or an attribute, and that has no part in what the fragment is kept by. Outside a request
 * (a report as a file) nothing is kept.
 */
public final class KeptFragments extends AbstractProcessorDialect {

    private static final String PREFIX = "kept";
    private static final String REPLACE = "replace";
    private static final String EACH_TIME = "each-time";

    /** Where the token against forged requests stands: the gap, the field of a form, and the page's variable. */
    private static final String TOKEN = "_csrf";

    /** Under this name the token is handed on to kept fragments within kept ones. */
    private static final String TOKEN_WITHIN = "kept::token";

    /** Before all other processors of the element, as {@code th:replace}. */
    private static final int PRECEDENCE = 90;

    /** Of text and, about as many, of the parameters it is kept by. */
    private static final long MOST_BYTES = 96_000_000;

    /** What Spring's expressions, links and forms need; nothing of it is written but the token, by forms. */
    private static final List<String> MACHINERY = List.of(
            SpringContextVariableNames.SPRING_REQUEST_CONTEXT,
            SpringContextVariableNames.THYMELEAF_REQUEST_CONTEXT,
            ThymeleafEvaluationContext.THYMELEAF_EVALUATION_CONTEXT_CONTEXT_VARIABLE_NAME);

    /**
     * @param zone in which moments are written
     * @param contextPath under which links are written
     */
    private record Key(
            String template,
            Set<String> selectors,
            Map<String, Object> parameters,
            Locale locale,
            ZoneId zone,
            String contextPath) {}

    /**
     * A text with gaps.
     *
     * @param gaps names of what stands between the pieces; one fewer than pieces
     */
    private record Text(List<Piece> pieces, List<String> gaps) {

        int length() {
            return pieces.stream().mapToInt(Piece::size).sum();
        }

        /** The pieces one after the other: a text of all of them would be as long as a page, each time. */
        IModel filled(IModelFactory models, Map<String, String> values) {
            IModel filled = models.createModel();
            for (int i = 0; i < pieces.size(); i++) {
                filled.add(models.createText(pieces.get(i)));
                if (i < gaps.size()) {
                    filled.add(models.createText(String.valueOf(values.get(gaps.get(i)))));
                }
            }
            return filled;
        }
    }

    /** A text as the bytes that are sent: as a text it would be encoded for each page anew, and need twice the memory. */
    private static final class Piece implements IWritableCharSequence {

        private final byte[] bytes;

        Piece(String text) {
            bytes = text.getBytes(StandardCharsets.UTF_8);
        }

        int size() {
            return bytes.length;
        }

        @Override
        public void write(Writer writer) throws IOException {
            if (writer instanceof PageWriter page && page.takes(StandardCharsets.UTF_8)) {
                page.write(bytes);
            } else {
                writer.write(toString());
            }
        }

        @Override
        public int length() {
            return toString().length();
        }

        @Override
        public char charAt(int index) {
            return toString().charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return toString().subSequence(start, end);
        }

        @Override
        public String toString() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private final Cache<Key, Text> kept = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((Key key, Text text) -> 200 + 2 * text.length())
            .build();

    public KeptFragments() {
        super("kept fragments", PREFIX, PRECEDENCE);
    }

    @Override
    public Set<IProcessor> getProcessors(String prefix) {
        return Set.of(new Replace(prefix), new StandardXmlNsTagProcessor(TemplateMode.HTML, prefix));
    }

    /** Forgets all texts; each is made anew when it is asked for. */
    public void forget() {
        kept.invalidateAll();
    }

    /** How many texts are kept. */
    public long size() {
        kept.cleanUp();
        return kept.estimatedSize();
    }

    private final class Replace extends AbstractAttributeTagProcessor {

        Replace(String prefix) {
            super(TemplateMode.HTML, prefix, null, false, REPLACE, true, PRECEDENCE, true);
        }

        @Override
        protected void doProcess(
                ITemplateContext context,
                IProcessableElementTag tag,
                AttributeName name,
                String value,
                IElementTagStructureHandler handler) {
            Map<String, String> eachTime = eachTime(context, tag.getAttributeValue(PREFIX, EACH_TIME));
            handler.replaceWith(text(context, fragment(context, value), eachTime), false);
        }
    }

    private IModel text(ITemplateContext context, Fragment fragment, Map<String, String> eachTime) {
        IModelFactory models = context.getModelFactory();
        TemplateModel model = fragment.getTemplateModel();
        Map<String, Object> parameters = parameters(context.getConfiguration(), fragment, model);
        if (!(context instanceof IWebContext web)) {
            String written = written(context, new Context(context.getLocale(), variables(context, parameters)), model);
            IModel filled = models.createModel();
            filled.add(models.createText(written));
            return filled;
        }
        Key key = new Key(
                model.getTemplateData().getTemplate(),
                model.getTemplateData().getTemplateSelectors(),
                parameters,
                context.getLocale(),
                ReaderTimeZone.current(),
                web.getExchange().getRequest().getApplicationPath());
        Text text = kept.getIfPresent(key); // not get(key, …): a kept fragment may hold kept ones
        if (text == null) {
            text = made(context, web.getExchange(), model, parameters, eachTime.keySet());
            kept.put(key, text);
        }
        Map<String, String> values = new HashMap<>(eachTime);
        CsrfToken token = token(context);
        if (token != null && text.gaps().contains(TOKEN)) { // asking for it begins something: a session, or a cookie
            values.put(TOKEN, token.getToken());
        }
        return text.filled(models, values);
    }

    private static Fragment fragment(ITemplateContext context, String value) {
        IStandardExpression expression = StandardExpressions.getExpressionParser(context.getConfiguration())
                .parseExpression(context, value);
        if (!(expression instanceof FragmentExpression fragment)) {
            throw new TemplateProcessingException("not a fragment with parameters: " + value);
        }
        return FragmentExpression.resolveExecutedFragmentExpression(
                context, FragmentExpression.createExecutedFragmentExpression(context, fragment), true);
    }

    private static Map<String, String> eachTime(ITemplateContext context, @Nullable String assignments) {
        Map<String, String> values = new HashMap<>();
        if (assignments != null) {
            for (Assignation one : AssignationUtils.parseAssignationSequence(context, assignments, false)) {
                Object value = one.getRight().execute(context);
                values.put(
                        String.valueOf(one.getLeft().execute(context)),
                        value == null ? "" : HtmlEscape.escapeHtml4Xml(value.toString()));
            }
        }
        return values;
    }

    private static @Nullable CsrfToken token(ITemplateContext context) {
        Object token =
                context.containsVariable(TOKEN_WITHIN) ? context.getVariable(TOKEN_WITHIN) : context.getVariable(TOKEN);
        return token instanceof CsrfToken known ? known : null;
    }

    /** By the names in the fragment's signature. */
    private static Map<String, Object> parameters(
            IEngineConfiguration configuration, Fragment fragment, TemplateModel model) {
        for (int i = 0; i < model.size(); i++) {
            if (model.get(i) instanceof IProcessableElementTag tag) {
                String written = tag.getAttributeValue("th", "fragment");
                if (written == null) {
                    break;
                }
                FragmentSignature signature = FragmentSignatureUtils.parseFragmentSignature(configuration, written);
                Map<String, Object> given = fragment.getParameters();
                if (given == null || given.isEmpty()) {
                    return Map.of();
                }
                return FragmentSignatureUtils.processParameters(signature, given, fragment.hasSyntheticParameters());
            }
        }
        throw new TemplateProcessingException("a fragment that is kept begins with its th:fragment: "
                + model.getTemplateData().getTemplate());
    }

    private static Text made(
            ITemplateContext context,
            IWebExchange exchange,
            TemplateModel model,
            Map<String, Object> parameters,
            Set<String> eachTime) {
        Map<String, String> marks = new HashMap<>();
        Map<String, Object> variables = variables(context, parameters);
        for (String name : eachTime) {
            String mark = UUID.randomUUID().toString();
            marks.put(mark, name);
            variables.put(name, mark);
        }
        CsrfToken token = token(context);
        variables.put(TOKEN_WITHIN, token);
        String written =
                written(context, new WebContext(new ExchangeOfItsOwn(exchange), context.getLocale(), variables), model);
        if (token != null && written.contains("name=\"" + TOKEN + "\"")) {
            marks.put(token.getToken(), TOKEN);
        }
        return cut(written, marks);
    }

    private static Map<String, Object> variables(ITemplateContext context, Map<String, Object> parameters) {
        Map<String, Object> variables = new HashMap<>(parameters);
        for (String name : MACHINERY) {
            variables.put(name, context.getVariable(name));
        }
        return variables;
    }

    private static String written(ITemplateContext context, IContext inner, TemplateModel model) {
        IEngineConfiguration configuration = context.getConfiguration();
        StringWriter written = new StringWriter();
        configuration
                .getTemplateManager()
                .process(
                        model,
                        configuration
                                .getEngineContextFactory()
                                .createEngineContext(configuration, model.getTemplateData(), Map.of(), inner),
                        written);
        return written.toString();
    }

    private static Text cut(String written, Map<String, String> marks) {
        if (marks.isEmpty()) {
            return new Text(List.of(new Piece(written)), List.of());
        }
        List<Piece> pieces = new ArrayList<>();
        List<String> gaps = new ArrayList<>();
        Matcher matcher = Pattern.compile(
                        marks.keySet().stream().map(Pattern::quote).collect(Collectors.joining("|")))
                .matcher(written);
        int at = 0;
        while (matcher.find()) {
            pieces.add(new Piece(written.substring(at, matcher.start())));
            gaps.add(Objects.requireNonNull(marks.get(matcher.group())));
            at = matcher.end();
        }
        pieces.add(new Piece(written.substring(at)));
        return new Text(List.copyOf(pieces), List.copyOf(gaps));
    }

    /** The exchange with no attribute of the page's request: templates see attributes as variables. */
    private static final class ExchangeOfItsOwn implements IWebExchange {

        private final IWebExchange exchange;
        private final Map<String, Object> attributes = new HashMap<>();

        ExchangeOfItsOwn(IWebExchange exchange) {
            this.exchange = exchange;
        }

        @Override
        public IWebRequest getRequest() {
            return exchange.getRequest();
        }

        @Override
        public IWebSession getSession() {
            return exchange.getSession();
        }

        @Override
        public IWebApplication getApplication() {
            return exchange.getApplication();
        }

        @Override
        public Principal getPrincipal() {
            return exchange.getPrincipal();
        }

        @Override
        public Locale getLocale() {
            return exchange.getLocale();
        }

        @Override
        public String getContentType() {
            return exchange.getContentType();
        }

        @Override
        public String getCharacterEncoding() {
            return exchange.getCharacterEncoding();
        }

        @Override
        public boolean containsAttribute(String name) {
            return attributes.containsKey(name);
        }

        @Override
        public int getAttributeCount() {
            return attributes.size();
        }

        @Override
        public Set<String> getAllAttributeNames() {
            return Set.copyOf(attributes.keySet());
        }

        @Override
        public Map<String, Object> getAttributeMap() {
            return new HashMap<>(attributes);
        }

        @Override
        public @Nullable Object getAttributeValue(String name) {
            return attributes.get(name);
        }

        @Override
        public void setAttributeValue(String name, @Nullable Object value) {
            attributes.put(name, value);
        }

        @Override
        public void removeAttribute(String name) {
            attributes.remove(name);
        }

        @Override
        public String transformURL(String url) {
            return exchange.transformURL(url);
        }
    }
}
